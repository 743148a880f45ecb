import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { type Change, cutOff, damaged, flipped, gone, withFields } from "./damage.ts";
import { type SampleSite, sampleSite } from "./sample-site.ts";

let browser: Browser;
let site: SampleSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), sampleSite(700, true)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const firstHalf: Change = (content) => content.subarray(0, 500);
const atStart: Change = (content) => Buffer.concat([Buffer.from("?"), content.subarray(1)]);
const inStore = (file: string) => site.file("a", file);

async function open(address: string, options = {}): Promise<Page> {
  const { page } = await openPage(browser, address, options);
  return page;
}

/** What the page says of a file. */
async function saidOf(page: Page, file: string): Promise<string> {
  const line = page.locator("li, p").filter({ hasText: file }).first();
  await line.waitFor();
  return line.innerText();
}

const grid = (page: Page) => page.getByRole("grid", { name: "Samples" });

async function filterWrong(page: Page): Promise<void> {
  const outcomes = page.getByRole("group", { name: "Outcomes" });
  await outcomes.getByRole("button", { name: /^wrong/ }).click();
}

test.each([
  ["missing", gone, "is not there"],
  ["cut off", cutOff, /cut off|another publication/],
  ["of another publication", flipped, /another publication|cut off/],
])("a text chunk that is %s is named; other samples open", async (_, change, said) => {
  await damaged(inStore("text-000000064.chunk"), change, async () => {
    const page = await open(site.samples("a", "&sample=70"));
    expect(await saidOf(page, "text-000000064.chunk")).toMatch(said);
    await page.goto(site.samples("a", "&sample=2"));
    await page
      .getByRole("region", { name: /^Sample 3/ })
      .getByText("Target")
      .first()
      .waitFor();
  });
});

test("a whole chunk from another place in the store is told by its checksum", async () => {
  const other = readFileSync(site.file("a", "text-000000128.chunk"));
  await damaged(
    inStore("text-000000064.chunk"),
    () => other,
    async () => {
      const page = await open(site.samples("a", "&sample=70"));
      expect(await saidOf(page, "text-000000064.chunk")).toContain("another publication");
    },
  );
});

test("in Chinese too", async () => {
  await damaged(inStore("text-000000064.chunk"), gone, async () => {
    const page = await open(site.samples("a", "&sample=70"), { locale: "zh-CN" });
    expect(await saidOf(page, "text-000000064.chunk")).toContain("不存在");
  });
});

test.each([
  ["missing", gone, "is not there"],
  ["cut off", cutOff, /cut off|lines/],
])("a preview chunk that is %s leaves the other rows and the filters", async (_, change, said) => {
  await damaged(inStore("preview-000000000.chunk"), change, async () => {
    const page = await open(site.samples("a"));
    expect(await saidOf(page, "preview-000000000.chunk")).toMatch(said);
    await grid(page).evaluate((table) => table.scrollTo(0, 1e6));
    await page.getByRole("gridcell", { name: "700", exact: true }).waitFor();
    await grid(page)
      .getByText(/Question \d+:/)
      .first()
      .waitFor();
    await filterWrong(page);
    await page
      .getByRole("status")
      .getByText(/^466 of 700/)
      .waitFor();
  });
});

test.each([
  ["missing", gone, "is not there"],
  ["cut off", cutOff, "cut off or damaged"],
  ["not what it should be", atStart, /another publication|length/],
])(
  "a text index that is %s is named; the list, filters and order stay",
  async (_, change, said) => {
    await damaged(inStore("text-index.chunk"), change, async () => {
      const page = await open(site.samples("a", "&sample=70"));
      expect(await saidOf(page, "text-index.chunk")).toMatch(said);
      await filterWrong(page);
      await page
        .getByRole("status")
        .getByText(/^466 of 700/)
        .waitFor();
      await page.getByRole("searchbox").fill("Question");
      await page
        .getByRole("alert")
        .getByText(/^Nothing was searched/)
        .waitFor();
      expect(await page.getByText("No sample passes").count()).toBe(0);
    });
    const page = await open(site.samples("a", "&sample=70"));
    await page
      .getByRole("region", { name: /^Sample 71/ })
      .getByText("Target")
      .first()
      .waitFor();
  },
);

test.each([
  ["missing", gone, "is not there"],
  ["cut off", cutOff, "cut off or damaged"],
  ["not what it should be", atStart, /another publication|length/],
])("a preview index that is %s stops only the search in previews", async (_, change, said) => {
  await damaged(inStore("preview-index.chunk"), change, async () => {
    const page = await open(site.samples("a", "&q=Question&in=shown"));
    expect(await saidOf(page, "preview-index.chunk")).toMatch(said);
    await page.getByText(/^Nothing was searched/).waitFor();
    expect(await page.getByText("No sample passes").count()).toBe(0);
    await page.goto(site.samples("a", "&q=Question"));
    await page
      .getByRole("status")
      .getByText(/^(All 700|700 of 700)/)
      .waitFor();
    await page.goto(site.samples("a", "&sort=-id"));
    await grid(page)
      .getByRole("row")
      .nth(1)
      .getByText(/^Question 699:/)
      .waitFor();
  });
});

test.each([
  ["missing", gone, "is not there"],
  ["shorter than the item list", firstHalf, /500 B ≠ 700 B/],
  ["of another publication", flipped, "another publication"],
])("an outcome column that is %s is named; the list stays", async (_, change, said) => {
  await damaged(inStore("outcome.u8"), change, async () => {
    const page = await open(site.samples("a"));
    await grid(page).waitFor();
    await filterWrong(page);
    expect(await saidOf(page, "outcome.u8")).toMatch(said);
    expect(await grid(page).getByRole("row").count()).toBeGreaterThan(5);
  });
});

test("when the file is back, a press on Retry reads it", async () => {
  const page = await open(site.samples("a"));
  await damaged(inStore("outcome.u8"), gone, async () => {
    await grid(page).waitFor();
    await filterWrong(page);
    await saidOf(page, "outcome.u8");
  });
  await page
    .getByRole("button", { name: /again|retry/i })
    .first()
    .click();
  await page
    .getByRole("status")
    .getByText(/^466 of 700/)
    .waitFor();
  expect(await page.getByText("outcome.u8").count()).toBe(0);
});

test("a search says which files it could not read, and finds the rest", async () => {
  await damaged(inStore("text-000000064.chunk"), gone, async () => {
    const page = await open(site.samples("a", "&q=Question"));
    await page
      .getByRole("alert")
      .getByText(/^1 file could not be read/)
      .waitFor();
    await page
      .getByRole("status")
      .getByText(/^636 of 700/)
      .waitFor();
    expect(await saidOf(page, "text-000000064.chunk")).toContain("is not there");
  });
});

test.each([
  ["missing", gone, "is not there"],
  ["shorter than it should be", cutOff, "does not have the length"],
  ["of another publication", flipped, "another publication"],
])("an item list that is %s leaves its run out of the comparison", async (_, change, said) => {
  const list = site.files("a").find((file) => file.startsWith("items-")) ?? "";
  await damaged(inStore(list), change, async () => {
    const page = await open(site.address("compare/?runs=a,b&tab=samples"));
    expect(await saidOf(page, list)).toMatch(said);
    await page
      .getByRole("grid", { name: "Items" })
      .or(page.getByText("No item is in this list"))
      .first()
      .waitFor();
  });
});

test("a store of another publication than the run's is said to be so, and shown", async () => {
  await damaged(inStore("store.json"), withFields({ content_id: "another" }), async () => {
    const page = await open(site.samples("a"));
    expect(await saidOf(page, "store.json")).toContain("two deployments are mixed");
    expect(await grid(page).getByRole("row").count()).toBeGreaterThan(5);
  });
});

test("a store from the future asks for a newer site", async () => {
  await damaged(inStore("store.json"), withFields({ revision: 99 }), async () => {
    const page = await open(site.samples("a"));
    const alert = page.getByRole("alert").filter({ hasText: "store.json" });
    expect(await alert.innerText()).toMatch(/newer|update/i);
  });
});

test("without its worker the page says what does not work, and shows the samples", async () => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await context.route(/turbopack-worker/, (route) => route.abort());
  await page.goto(site.samples("a"));
  await grid(page).waitFor();
  await filterWrong(page);
  expect(await saidOf(page, "sample-worker")).toContain("could not run");
  expect(await grid(page).getByRole("row").count()).toBeGreaterThan(5);
});

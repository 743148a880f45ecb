import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { damaged, gone } from "./damage.ts";
import { dataRequests } from "./data-requests.ts";
import { type SampleSite, sampleSite } from "./sample-site.ts";

let browser: Browser;
let site: SampleSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), sampleSite(5000)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const grid = (page: Page) => page.getByRole("grid", { name: "Samples" });
const columns = "&cols=row,id,subset,target,input";

/** Waits until a question is the first of the table. */
async function firstIs(page: Page, question: string): Promise<void> {
  await grid(page)
    .getByRole("row")
    .nth(1)
    .getByText(new RegExp(`^Question ${question}:`))
    .waitFor();
}

const press = (page: Page, column: string) =>
  page.getByRole("columnheader", { name: column }).getByRole("button").click();

test("by ID and by target: from what the table shows, each file of it once, numbers by their value", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.samples("a", columns));
  await firstIs(page, "0");
  await requests.settled();
  requests.all.length = 0;
  await press(page, "ID");
  await grid(page)
    .getByRole("row")
    .nth(2)
    .getByText(/^Question 1:/)
    .waitFor();
  await requests.settled();
  const read = requests.all.flatMap(({ file }) => /preview-\d+\.chunk$/.exec(file)?.[0] ?? []);
  expect(new Set(read).size).toBe(20);
  expect(requests.all.length - read.length).toBe(0);
  requests.all.length = 0;
  await press(page, "ID");
  await firstIs(page, "4999");
  await requests.settled();
  expect(requests.all.length).toBeLessThan(3);
  await press(page, "Target");
  await page.locator("[aria-sort=ascending]").getByText("Target").waitFor();
  // Its target is the smallest sum there is.
  await firstIs(page, "0");
  await press(page, "Target");
  const targets = Array.from({ length: 5000 }, (_, row) => ((row * 2_654_435_761) % 2 ** 32) + row);
  await firstIs(page, String(targets.indexOf(Math.max(...targets))));
  expect(faults).toEqual([]);
});

test("a subset is told by its words, an outcome by its class", async () => {
  const { page, faults } = await openPage(browser, site.samples("a", "&sort=-subset"));
  await firstIs(page, "1");
  await page.goto(site.samples("a", "&sort=-outcome"));
  await firstIs(page, "2");
  expect(faults).toEqual([]);
});

test("the reading before it can be stopped and goes on; until then the list is that of the file", async () => {
  const { page } = await openPage(browser, "about:blank");
  let pass = () => {};
  const held = new Promise<void>((resolve) => (pass = resolve));
  await page.context().route(/preview-000004864\.chunk/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.samples("a", `${columns}&sort=-id`));
  await page.getByRole("progressbar", { name: "Sorting" }).waitFor();
  await page.getByText(/^Reading what the table shows, to sort by ID: 16 of 20 files/).waitFor();
  await firstIs(page, "0");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText(/^Not sorted by ID: 16 of 20/).waitFor();
  pass();
  await page.getByRole("button", { name: "Go on" }).click();
  await firstIs(page, "4999");
  expect(await page.getByText(/sorted by ID/).count()).toBe(0);
});

test("rows whose texts cannot be read come last; when they can be, Retry sorts them in", async () => {
  const { page } = await openPage(browser, "about:blank");
  const chunk = "preview-000004864.chunk";
  await damaged(site.file("a", chunk), gone, async () => {
    await page.goto(site.samples("a", `${columns}&sort=-id`));
    await page.locator("li").filter({ hasText: chunk }).getByText("is not there").waitFor();
    await firstIs(page, "4998");
  });
  await page
    .getByRole("button", { name: /again|retry/i })
    .first()
    .click();
  await firstIs(page, "4999");
  expect(await page.locator("li").filter({ hasText: chunk }).count()).toBe(0);
});

test("a worker that crashed is started anew, and reads again what the list is sorted by", async () => {
  const { page } = await openPage(browser, site.samples("a", `${columns}&sort=-id`));
  await firstIs(page, "4999");
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error("crashed");
    });
  });
  await expect.poll(() => page.workers().length).toBe(0);
  await page.getByRole("group", { name: "Outcomes" }).getByRole("button").first().click();
  await page.locator("[aria-busy=false] [aria-sort=descending]").getByText("ID").waitFor();
  const first = await grid(page).getByRole("row").nth(1).textContent();
  expect(first).toMatch(/q?499\d/);
});

test("without a worker no column is marked as sorted, and reading goes on when it runs again", async () => {
  const { page } = await openPage(browser, "about:blank");
  await page.context().route(/turbopack-worker/, (route) => route.abort());
  await page.goto(site.samples("a", `${columns}&sort=-id`));
  await page.getByText(/^Not sorted by ID/).waitFor();
  await firstIs(page, "0");
  expect(await page.locator("[aria-sort=descending]").count()).toBe(0);
  await page.context().unroute(/turbopack-worker/);
  await page.getByRole("button", { name: "Go on" }).click();
  await firstIs(page, "4999");
  expect(await page.locator("[aria-sort=descending]").count()).toBe(1);
});

test("an order by a column that is not shown stands above the table, and can be taken back", async () => {
  const { page, faults } = await openPage(
    browser,
    site.samples("a", "&cols=row,outcome,input&sort=-target"),
  );
  const token = page.getByRole("button", { name: "Sorted by Target, descending" });
  await token.waitFor();
  await page.goto(site.samples("a", "&cols=row,target,input&sort=-target"));
  await page.locator("[aria-sort=descending]").getByText("Target").waitFor();
  expect(await token.count()).toBe(0);
  await page.goto(site.samples("a", "&cols=row,outcome,input&sort=-target"));
  await token.click();
  await firstIs(page, "0");
  expect(await token.count()).toBe(0);
  expect(faults).toEqual([]);
});

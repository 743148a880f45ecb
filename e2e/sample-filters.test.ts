import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests } from "./data-requests.ts";
import { ownSite } from "./own-site.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

/** Choices with two metrics: four letters, three of which are right answers. */
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  const raw = mkdtempSync(join(tmpdir(), "evalsite-filters-"));
  mkdirSync(join(raw, "a"));
  const lines = Array.from({ length: 1200 }, (_, row) =>
    JSON.stringify({
      suite: "choices",
      id: String(row),
      input: `Question ${row}`,
      target: "CBA"[row % 3],
      prediction: "ABCD"[row % 4],
      score: row % 3 === row % 4 ? 1 : 0,
      metrics: { acc: row % 3 === row % 4 ? 1 : 0, "f1:x,y": (row % 10) / 10 },
    }),
  );
  writeFileSync(join(raw, "a/samples.jsonl"), `${lines.join("\n")}\n`);
  const out = ["--out-dir", join(site.folder, "data"), "--site-dir", site.folder];
  const main = join(import.meta.dirname, "../tools/etl/main.ts");
  execFileSync(process.execPath, [main, "--raw-dir", raw, ...out], { stdio: "pipe" });
  rmSync(raw, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const shows = (page: Page, count: string) =>
  page
    .getByRole("status")
    .getByText(new RegExp(`^${count}`))
    .waitFor();

test("by target, answer and metric: each from its column, all of it in the address", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address("runs/a/?tab=samples"));
  await page.getByRole("button", { name: "Filters" }).click();
  const targets = page.getByRole("group", { name: "Target" });
  expect(await targets.getByRole("checkbox").count()).toBe(3);
  expect(await targets.locator("label").allInnerTexts()).toEqual(["A", "B", "C"]);
  await targets.getByRole("checkbox", { name: "B" }).check();
  await shows(page, "400 of 1,200");
  await page.getByRole("group", { name: "Answer" }).getByRole("checkbox", { name: "D" }).check();
  await shows(page, "100 of 1,200");
  await page.getByRole("textbox", { name: /^f1.x.y, from$/ }).fill("0.5");
  await shows(page, "60 of 1,200");
  await requests.settled();
  const read = requests.all.flatMap(({ file }) => /[\w-]+\.(?:u|f)\d+$/.exec(file)?.[0] ?? []);
  expect(read.filter((file) => /^(?:target|prediction|metric)/.test(file))).toHaveLength(3);
  await page.goto(page.url());
  await shows(page, "60 of 1,200");
  await page.getByRole("button", { name: "Remove filter: Target B" }).click();
  await shows(page, "180 of 1,200");
  await page.getByRole("button", { name: /^Remove filter: f1.x.y ≥ 0.5$/ }).click();
  await shows(page, "300 of 1,200");
  expect(faults).toEqual([]);
});

test("whole-number ids, targets and answers of few words are sorted by their columns", async () => {
  const { page } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address("runs/a/?tab=samples&sort=-id"));
  const first = page.getByRole("grid", { name: "Samples" }).getByRole("row").nth(1);
  await first.getByText("Question 1199").waitFor();
  await page.goto(site.address("runs/a/?tab=samples&sort=-prediction"));
  await first.getByText("Question 3", { exact: true }).waitFor();
  await requests.settled();
  const previews = requests.all.filter(({ file }) => /preview-\d/.test(file));
  expect(previews.length).toBeLessThanOrEqual(4);
});

test("on a phone the samples begin on the first screen; what the run is stands in its overview", async () => {
  const viewport = { width: 390, height: 844 };
  const { page } = await openPage(browser, site.address("runs/a/"), { viewport });
  await page.getByText("Started", { exact: true }).waitFor();
  await page.getByRole("tab", { name: "Samples" }).click();
  const table = page.getByRole("grid", { name: "Samples" });
  await table.waitFor();
  expect((await table.boundingBox())?.y).toBeLessThan(450);
  expect(await page.getByText("Started", { exact: true }).isVisible()).toBe(false);
});

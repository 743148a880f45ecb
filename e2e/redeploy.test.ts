import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./browser.ts";
import { ownSite } from "./own-site.ts";

const root = join(import.meta.dirname, "..");
const rows = 2000;

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;
let work: string;

/** A host that tells browsers to keep everything for a day. */
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "evalsite-redeploy-"));
  mkdirSync(join(work, "raw/a"), { recursive: true });
  [browser, site] = await Promise.all([launch(), ownSite({ maxAge: 86_400 })]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(work, { recursive: true, force: true });
});

/** Publishes the run with other answers to the same questions. */
function publish(edition: string): void {
  const lines = Array.from({ length: rows }, (_, row) =>
    JSON.stringify({
      suite: "sums",
      id: `q${row}`,
      input: `Question ${row} of the ${edition} edition ${String(row * 7919).repeat(9)}`,
      target: "1",
      prediction: `${edition} answer`,
      score: row % 2,
    }),
  );
  writeFileSync(join(work, "raw/a/samples.jsonl"), `${lines.join("\n")}\n`);
  const folders = [join(work, "raw"), "--out-dir", join(work, "data"), "--site-dir", site.folder];
  const main = join(root, "tools/etl/main.ts");
  execFileSync(process.execPath, [main, "--raw-dir", ...folders], { stdio: "pipe" });
}

const address = () => site.address("runs/a/?tab=samples");
const grid = (page: Page) => page.getByRole("grid", { name: "Samples" });
const shows = (page: Page, edition: string) =>
  grid(page).getByText(`of the ${edition} edition`).first().waitFor();
const toTheEnd = (page: Page) => grid(page).evaluate((table) => table.scrollTo(0, 1e7));

const complaints = (page: Page) => page.getByText(/another publication/).allInnerTexts();

async function opened(): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(address());
  return page;
}

test("a page that was open while its run was published again says so, and a reload shows the new one", async () => {
  publish("first");
  const page = await opened();
  await shows(page, "first");
  // It has not looked for news yet.
  await page.route(/manifest\.json/, (route) => route.abort());
  publish("second");
  await toTheEnd(page);
  const said = page
    .locator("li, p")
    .filter({ hasText: /preview-\d+\.chunk/ })
    .first();
  await said.waitFor();
  expect(await said.innerText()).toMatch(/another publication|is not there/);
  await page.unroute(/manifest\.json/);
  await page.reload();
  await shows(page, "second");
  await toTheEnd(page);
  await grid(page)
    .getByText(`Question ${rows - 1} of the second edition`)
    .click();
  await page
    .getByRole("region", { name: /^Sample / })
    .getByText("second answer")
    .first()
    .waitFor();
  expect(await complaints(page)).toEqual([]);
});

test("left alone it shows the new one by itself", async () => {
  publish("third");
  const page = await opened();
  await shows(page, "third");
  publish("fourth");
  await page.clock.runFor(35_000);
  await shows(page, "fourth");
  await toTheEnd(page);
  await grid(page)
    .getByText(`Question ${rows - 1} of the fourth edition`)
    .waitFor();
  expect(await complaints(page)).toEqual([]);
});

test("what a browser has kept of an earlier visit is not shown as the new one", async () => {
  publish("fifth");
  const page = await opened();
  await shows(page, "fifth");
  publish("sixth");
  const later = await page.context().newPage();
  await later.goto(address());
  await shows(later, "sixth");
  await toTheEnd(later);
  await grid(later)
    .getByText(`Question ${rows - 1} of the sixth edition`)
    .waitFor();
  expect(await complaints(later)).toEqual([]);
});

/** From now on the page looks for news by itself only every half a minute. */
const untilItLooksSeldom = (page: Page) => page.clock.runFor(120_000);

test("what is no longer there makes the page look for the new one at once", async () => {
  publish("seventh");
  const page = await opened();
  await shows(page, "seventh");
  await untilItLooksSeldom(page);
  publish("eighth");
  await toTheEnd(page);
  await grid(page)
    .getByText(`Question ${rows - 1} of the eighth edition`)
    .waitFor({ timeout: 10_000 });
  await expect.poll(() => complaints(page)).toEqual([]);
});

test("while the files of a new publication arrive one after another, nothing is said to be mixed", async () => {
  publish("ninth");
  const page = await opened();
  await page.goto(site.address("runs/a/"));
  await page.getByRole("table").first().waitFor();
  let pass = () => {};
  const held = new Promise<void>((resolve) => (pass = resolve));
  await page.route(/eval_summary\.json/, async (route) => {
    await held;
    await route.continue();
  });
  publish("tenth");
  const asked = page.waitForRequest(/eval_summary\.json/);
  await page.clock.runFor(35_000);
  await asked;
  const said = page.getByText(/come from different publications/);
  await page.clock.runFor(1000);
  expect(await said.count()).toBe(0);
  await page.clock.runFor(5000);
  await said.waitFor();
  pass();
  await said.waitFor({ state: "detached" });
});

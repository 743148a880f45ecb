import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { ownSite } from "./own-site.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

/** Answers of three runs to five questions; the right one is "yes". */
const answers = {
  a: ["yes", "no", "yes", "no", "yes"],
  b: ["yes", "never", "no", "no", "yes"],
  c: ["yes", "no", "yes", "never", "no"],
};

beforeAll(async () => {
  browser = await launch();
  site = await ownSite();
  const raw = mkdtempSync(join(tmpdir(), "evalsite-raw-"));
  for (const [run, texts] of Object.entries(answers)) {
    mkdirSync(join(raw, run));
    const lines = texts.map((prediction, at) => {
      const fields = { suite: "asked", id: `q${at}`, input: `Question ${at}?`, target: "yes" };
      return JSON.stringify({ ...fields, prediction, score: prediction === "yes" ? 1 : 0 });
    });
    writeFileSync(join(raw, run, "samples.jsonl"), lines.join("\n"));
  }
  const main = join(import.meta.dirname, "../tools/etl/main.ts");
  const out = ["--out-dir", join(site.folder, "data"), "--site-dir", site.folder];
  execFileSync(process.execPath, [main, "--raw-dir", raw, ...out], { stdio: "pipe" });
  rmSync(raw, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const compared = (rest = "") => site.address(`compare/?runs=a,b,c&tab=samples${rest}`);

/** Waits until these questions, by number, are listed in this order. */
async function expectListed(page: Page, ...wanted: readonly number[]): Promise<void> {
  const rows = page.getByRole("grid", { name: "Items" }).getByRole("row");
  const listed = async () => {
    const texts = await rows.allInnerTexts();
    return texts.flatMap((text) => /Question (\d)/u.exec(text)?.[1] ?? []).map(Number);
  };
  await rows.nth(1).waitFor();
  await expect.poll(listed, { timeout: 10_000 }).toEqual(wanted);
}

/** The label lies over its radio button. */
const choose = (page: Page, list: string) =>
  page.getByRole("group", { name: "Items" }).getByText(list, { exact: true }).click();

test("texts that differ are counted, listed and marked, with and without the score", async () => {
  const { page, faults } = await openPage(browser, compared());
  const row = page.getByRole("table", { name: "Against the baseline" }).getByRole("row").nth(1);
  await row.getByRole("cell").last().getByText("1", { exact: true }).waitFor();
  expect((await row.getByRole("cell").allInnerTexts()).slice(-2)).toEqual(["2", "1"]);
  await choose(page, "Texts differ");
  await expectListed(page, 1, 2, 3, 4);
  await choose(page, "Only texts differ");
  await expectListed(page, 1, 3);
  await page.getByRole("grid", { name: "Items" }).getByRole("row").nth(1).click();
  const sides = page.getByRole("region", { name: "Answers side by side" });
  await sides.getByText("Difference", { exact: true }).click();
  await sides.getByRole("article", { name: "b" }).locator("ins").getByText("never").waitFor();
  expect(faults).toEqual([]);
});

test("one run alone, and every run, is wrong; what is most disputed comes first", async () => {
  const { page, faults } = await openPage(browser, compared("&items=only-here-wrong"));
  await expectListed(page, 2, 4);
  await choose(page, "All wrong");
  await expectListed(page, 1, 3);
  await page.goto(compared("&items=all&order=disagreement"));
  await expectListed(page, 2, 4, 0, 1, 3);
  expect(faults).toEqual([]);
});

test("of samples published before hashes came the page says why it lists no texts", async () => {
  const file = join(site.folder, "data/runs/b/samples/asked/store.json");
  const store = JSON.parse(readFileSync(file, "utf8"));
  const columns = store.columns.filter(({ name }: { name: string }) => name !== "answer_hash");
  writeFileSync(file, JSON.stringify({ ...store, columns }));
  const { page } = await openPage(browser, compared());
  await page.getByText(/the samples of B have no fingerprints/).waitFor();
  expect(await page.getByRole("radio", { name: "Texts differ" }).count()).toBe(0);
});

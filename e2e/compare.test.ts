import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests } from "./data-requests.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const [baseline, candidate] = ["lr-0.004-step-800", "lr-0.004-step-2400"];
const suite = "general_mcq";
const subset = "zh_no_carry";
const at = (path: string) => new URL(path, inject("site")).href;
const pair = `compare/?runs=${baseline},${candidate}`;

/** Scores of a run's items as its review files have them, by file and index. */
function rawScores(runId: string, of: RegExp): ReadonlyMap<string, number> {
  const folder = join(import.meta.dirname, "../examples/raw/runs", runId, "reviews", runId);
  const files = readdirSync(folder).filter((name) => of.test(name));
  return new Map(
    files.flatMap((name) => {
      const lines = readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
      return lines.map((line): [string, number] => {
        const { index, sample_score } = JSON.parse(line);
        return [`${name} ${index}`, sample_score.score.value[sample_score.score.main_score_name]];
      });
    }),
  );
}

/** Pairs, and on how many of them the candidate is better and worse. */
function rawCounts(of: RegExp): { n: number; won: number; lost: number } {
  const after = rawScores(candidate, of);
  const pairs = [...rawScores(baseline, of)].map(([key, score]) => [score, after.get(key) ?? 0]);
  return {
    n: pairs.length,
    won: pairs.filter(([a = 0, b = 0]) => b > a).length,
    lost: pairs.filter(([a = 0, b = 0]) => b < a).length,
  };
}

const byName = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const languages = {
  "en-US": {
    scores: "Scores",
    sentence: "B is better than A on 2 of 2 benchmarks, worse on none.",
    needed: /not resolved: about [\d,]+ items needed/,
    items: "Items",
    sideBySide: "Answers side by side",
    compare: /^Compare \(/,
    select: (run: string) => `Select ${run}`,
  },
  "zh-CN": {
    scores: "分数",
    sentence: "B 在 2 个评测集中，有 2 个优于 A，0 个劣于 A。",
    needed: /尚无定论：约需 [\d,]+ 题/,
    items: "题目",
    sideBySide: "并排查看回答",
    compare: /^对比 \(/,
    select: (run: string) => `选择 ${run}`,
  },
} as const;

async function rowOf(page: Page, table: string, name: string) {
  const row = page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: name });
  await row.first().waitFor();
  return row.first();
}

describe.each(Object.entries(languages))("in %s", (locale, words) => {
  test("from the list to the verdict, a subset, an item, and both answers to it", async () => {
    const { page, faults } = await openPage(browser, at("runs/"), { locale });
    await page.getByRole("searchbox").first().fill("lr-0.004-step");
    for (const run of [baseline, candidate])
      await page.getByRole("checkbox", { name: words.select(run), exact: true }).check();
    await page.getByRole("button", { name: words.compare }).click();
    await page.getByText(words.sentence).waitFor();

    const { n, won, lost } = rawCounts(/^general_mcq/);
    const row = await rowOf(page, words.scores, "Sums, four choices");
    const shown = await row.getByRole("cell").allInnerTexts();
    expect(shown).toContain(String(n));
    expect(shown).toContain(`${won} / ${lost}`);

    await row.getByRole("button", { expanded: false }).first().click();
    const part = await rowOf(page, words.scores, subset);
    const inSubset = rawCounts(new RegExp(`^general_mcq_${subset}`));
    await part.getByText(words.needed).waitFor();
    expect(await part.getByRole("cell").allInnerTexts()).toContain(
      `${inSubset.won} / ${inSubset.lost}`,
    );

    await part.getByRole("link", { name: String(inSubset.won), exact: true }).click();
    await page.waitForURL(/tab=samples/);
    const items = page.getByRole("grid", { name: words.items }).getByRole("row");
    await items.nth(1).waitFor();
    expect(await items.count()).toBe(1 + inSubset.won);
    await items.nth(1).click();
    await page.getByRole("region", { name: words.sideBySide }).waitFor();
    expect(faults).toEqual([]);
  });
});

test("a benchmark costs the description and one column of scores for each run, its parts one more", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(at(pair));
  await page.getByText(languages["en-US"].sentence).waitFor();
  await requests.settled();
  const below = () =>
    requests.all
      .map(({ file }) => file)
      .filter((path) => path.includes(`/samples/${suite}/`))
      .map((path) => path.split("/").at(-1)?.split(".")[0] ?? "");
  expect(below().toSorted(byName)).toEqual(["score", "score", "store", "store"]);
  const row = await rowOf(page, "Scores", "Sums, four choices");
  await row.getByRole("button", { expanded: false }).first().click();
  await (await rowOf(page, "Scores", subset)).getByText(/not resolved/).waitFor();
  await requests.settled();
  const columns = below().filter((name) => name !== "store" && name !== "score");
  expect(columns.toSorted(byName)).toEqual(["subset", "subset"]);
  expect(faults).toEqual([]);
});

test("weights stand in the address, and the composite follows them", async () => {
  const { page } = await openPage(browser, at(pair));
  await page.getByText("weighted mean of 2 benchmarks").waitFor();
  await page.getByRole("button", { name: "Weights" }).click();
  const slider = page.getByRole("spinbutton", { name: "Weight of gsm8k" });
  await slider.fill("0");
  await page.getByText("weighted mean of 1 benchmark", { exact: true }).waitFor();
  await page.waitForURL((url) => url.searchParams.has("weights"));
  expect(new URL(page.url()).searchParams.get("weights")).toBe("gsm8k~0");
});

test("another baseline takes the first place, the first letter and the other sign", async () => {
  const { page } = await openPage(browser, at(pair));
  await page.getByText(languages["en-US"].sentence).waitFor();
  await page.getByRole("button", { name: `Make ${candidate} the baseline` }).click();
  await page.getByText("B is worse than A on 2 of 2 benchmarks, better on none.").waitFor();
  await page.waitForURL((url) => url.searchParams.get("runs")?.startsWith(candidate) === true);
  expect(new URL(page.url()).searchParams.get("runs")).toBe(`${candidate},${baseline}`);
});

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { ownSite } from "./own-site.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

const levels = ["easy", "medium", "hard"];
const languages = ["en", "zh"];

/** Run `a` fails on what is hard and Chinese; run `b` on nothing more than elsewhere. */
function line(run: "a" | "b", row: number, suite: string): string {
  const level = levels[row % 3] ?? "";
  const language = languages[Math.floor(row / 3) % 2] ?? "";
  const isHard = level === "hard" && language === "zh";
  const isRight = run === "a" && isHard ? row % 7 === 0 : row % 5 !== 0;
  return JSON.stringify({
    suite,
    id: `q${row}`,
    input: `Question ${row} ${"?".repeat(row % 40)} ${row % 50 === 3 ? "Zwölfboxkämpfer" : ""}`,
    target: "1",
    prediction: isRight ? "1" : "2",
    score: Number(isRight),
    metadata: row % 100 === 99 ? {} : { level, task: { language } },
  });
}

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  const raw = mkdtempSync(join(tmpdir(), "evalsite-breakdown-"));
  for (const run of ["a", "b"] as const) {
    mkdirSync(join(raw, run));
    const lines = ["riddles", "sums"].flatMap((suite) =>
      Array.from({ length: 600 }, (_, row) => line(run, row, suite)),
    );
    writeFileSync(join(raw, run, "samples.jsonl"), `${lines.join("\n")}\n`);
  }
  const out = ["--out-dir", join(site.folder, "data"), "--site-dir", site.folder];
  const main = join(import.meta.dirname, "../tools/etl/main.ts");
  execFileSync(process.execPath, [main, "--raw-dir", raw, ...out], { stdio: "pipe" });
  rmSync(raw, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const words = {
  "en-US": {
    analysis: "Error analysis",
    weak: "Weak slices",
    suite: "Benchmark",
    group: "Group by",
    hits: "Hits in other benchmarks",
    wrong: "wrong",
    and: "and",
    missing: "not stated",
    levelFilter: "Remove filter: level hard",
  },
  "zh-CN": {
    analysis: "错误分析",
    weak: "薄弱切片",
    suite: "评测集",
    group: "分组依据",
    hits: "其他评测集的命中",
    wrong: "错误",
    and: "且",
    missing: "未注明",
    levelFilter: "去掉筛选：level hard",
  },
} as const;

describe.each(Object.entries(words))("in %s", (locale, text) => {
  test("from all benchmarks to a field, to a class of it, to its answers", async () => {
    const { page, faults } = await openPage(browser, site.address("runs/a/?tab=samples"), {
      locale,
    });
    await page.getByText(text.analysis, { exact: true }).click();
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    // 600 − 120 right by the fifth, less of the hard Chinese ones.
    await row("sums").getByText("600").waitFor();
    await page.getByRole("combobox", { name: text.suite }).selectOption("sums");
    await row("hard").waitFor();
    const hard = Array.from({ length: 600 }, (_, at) => JSON.parse(line("a", at, "sums"))).filter(
      (sample) => sample.metadata.level === "hard",
    );
    const wrong = hard.filter((sample) => sample.score === 0).length;
    const share = `${((wrong / hard.length) * 100).toFixed(1)}%`;
    await row(text.missing).waitFor();
    await row("hard").getByRole("link", { name: share }).click();
    await page.getByText(new RegExp(`^${wrong} (of|/) 600`)).waitFor();
    const query = new URL(page.url()).searchParams;
    expect([query.get("meta"), query.get("outcome")]).toEqual(["level:hard", "wrong"]);
    await page.getByRole("button", { name: text.levelFilter }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test("the planted slice is listed, and leads to its samples", async () => {
    const address = site.address("runs/a/?tab=samples&suite=sums&view=slices");
    const { page, faults } = await openPage(browser, address, { locale });
    const link = page.getByRole("link", { name: `level: hard ${text.and} task.language: zh` });
    await link.click();
    await page.getByText(/^\d+ (of|\/) 600/).waitFor();
    expect(new URL(page.url()).searchParams.get("meta")).toBe("level:hard,task.language:zh");
    expect(faults).toEqual([]);
    await page.close();
    const other = site.address("runs/b/?tab=samples&suite=sums&view=slices");
    const second = await openPage(browser, other, { locale });
    await second.page.getByRole("radio", { name: text.weak, checked: true }).waitFor();
    await second.page
      .getByText(/^\d+ slices were tried; none|^共检验 \d+ 个切片，没有一个/)
      .waitFor();
    await second.page.close();
  });

  test("between two runs: a class that changed, and the slice that did, each leads to its items", async () => {
    const pair = "compare/?runs=b,a&tab=samples&suite=sums";
    const { page, faults } = await openPage(browser, site.address(pair), { locale });
    await page.getByText(text.analysis, { exact: true }).click();
    await page.getByRole("combobox", { name: text.group }).selectOption("level");
    const isLost = (row: number) =>
      JSON.parse(line("b", row, "sums")).score === 1 &&
      JSON.parse(line("a", row, "sums")).score === 0;
    const lost = Array.from({ length: 600 }, (_, row) => row).filter(
      (row) => JSON.parse(line("a", row, "sums")).metadata.level === "hard" && isLost(row),
    ).length;
    const hard = page.getByRole("row").filter({ hasText: "hard" });
    await hard.getByRole("link", { name: `−${lost}`, exact: true }).click();
    await page.getByText(new RegExp(`^${lost} (of|/) 600$`)).waitFor();
    const query = new URL(page.url()).searchParams;
    expect([query.get("meta"), query.get("turn")]).toEqual(["level:hard", "-correct"]);
    await page.goto(site.address(`${pair}&view=slices`));
    const slice = page.getByRole("link", { name: `level: hard ${text.and} task.language: zh` });
    await slice.click();
    await page.getByText(new RegExp(`^\\d+ (of|/) 600$`)).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test("a text is searched for in all benchmarks of the run; hits are counted and marked", async () => {
    const address = site.address("runs/a/?tab=samples&suite=riddles&q=Zw%C3%B6lfboxk%C3%A4mpfer");
    const { page, faults } = await openPage(browser, address, { locale });
    // Every fiftieth question says it, in both benchmarks.
    const hits = page.getByRole("group", { name: text.hits });
    await page.getByText(/^12 (of|\/) 600$/).waitFor();
    await hits.getByRole("button", { name: "sums 12", exact: true }).click();
    await page.waitForURL(/suite=sums/);
    await page.getByText(/^12 (of|\/) 600$/).waitFor();
    await hits.getByRole("button", { name: "riddles 12", exact: true }).waitFor();
    const wrong = Array.from({ length: 600 }, (_, row) =>
      JSON.parse(line("a", row, "sums")),
    ).filter((sample) => sample.input.includes("Zwölf") && sample.score === 0).length;
    await page.getByRole("button", { name: new RegExp(`${text.wrong} ?${wrong}$`) }).waitFor();
    expect(new URL(page.url()).searchParams.get("suite")).toBe("sums");
    await page.waitForFunction(() => (CSS.highlights.get("found-text")?.size ?? 0) > 0);
    expect(faults).toEqual([]);
    await page.close();
  });
});

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const steps = [200, 400, 800, 1200, 1800, 2400];

/** Whether a checkpoint's answers are right, by file and index, as its review files have them. */
function rightAnswers(step: number): ReadonlyMap<string, boolean> {
  const run = `lr-0.004-step-${step}`;
  const folder = join(import.meta.dirname, "../examples/raw/runs", run, "reviews", run);
  const files = readdirSync(folder).filter((name) => name.startsWith("general_mcq"));
  return new Map(
    files.flatMap((name) => {
      const lines = readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
      return lines.map((line): [string, boolean] => {
        const { index, sample_score } = JSON.parse(line);
        const { value, main_score_name } = sample_score.score;
        return [`${name} ${index}`, value[main_score_name] === 1];
      });
    }),
  );
}

/** Of all items, how many were learned on the way and kept, forgotten, and changed three times or more. */
function counts() {
  const runs = steps.map(rightAnswers);
  const items = [...(runs[0]?.keys() ?? [])].map((key) => runs.map((run) => run.get(key) ?? false));
  const changesOf = (item: readonly boolean[]) =>
    item.filter((isRight, at) => at > 0 && isRight !== item[at - 1]).length;
  return {
    all: items.length,
    kept: items.filter((item) => item.at(-1) === true && item.includes(false)).length,
    forgotten: items.filter((item) => item.at(-1) === false && item.includes(true)).length,
    unsettled: items.filter((item) => changesOf(item) >= 3).length,
  };
}

const words = {
  "en-US": {
    link: "When learned, when forgotten",
    kept: "Learned to stay",
    forgotten: "Forgotten",
    unsettled: "Never stable",
    learned: "Learned at step",
  },
  "zh-CN": {
    link: "何时学会、何时遗忘",
    kept: "学会并保持",
    forgotten: "遗忘",
    unsettled: "反复不定",
    learned: "学会于第几步",
  },
} as const;

describe.each(Object.entries(words))("in %s", (locale, text) => {
  test("an experiment leads to when its items were learned, when forgotten, and which never came to rest", async () => {
    const { page, faults } = await openPage(
      browser,
      new URL("projects/arithmetic/", inject("site")).href,
      { locale },
    );
    const row = page.getByRole("row").filter({ hasText: "lr-0.004" });
    await row.getByRole("link", { name: text.link }).click();
    await page.waitForURL(/order=learning/);
    await page.getByRole("columnheader", { name: text.learned }).waitFor();
    const suite = new URL(page.url());
    suite.searchParams.set("suite", "general_mcq");
    await page.goto(suite.href);
    const { all, ...lists } = counts();
    expect(lists.kept).toBeGreaterThan(0);
    for (const [list, count] of Object.entries(lists) as [keyof typeof lists, number][]) {
      await page.getByText(text[list], { exact: true }).click();
      await page.getByText(new RegExp(`^${count} (of|/) ${all}$`)).waitFor();
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});

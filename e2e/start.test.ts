import { RunIndexEntry, paths, toRunTable, toScoreBlock, toTraits } from "@evalsite/protocol";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32, gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests } from "./data-requests.ts";
import { ownSite } from "./own-site.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const now = Date.now();
const accuracy = {
  kind: "quality",
  direction: "higher",
  unit: null,
  range: { min: 0, max: 1 },
  display: { multiplier: 100, unit: "%", precision: 1 },
};

/** Checkpoints of one experiment that began some hours ago, each with an accuracy ± 2 points. */
function publish(
  runs: readonly { id: string; hoursAgo: number; score: number | null; lost?: number }[],
): void {
  const data = join(site.folder, "data");
  rmSync(data, { recursive: true, force: true });
  const put = (file: string, content: string | Buffer) => {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    writeFileSync(join(data, file), content);
  };
  const all = runs.map(({ id, hoursAgo, score, lost }, at) =>
    RunIndexEntry.parse({
      run_id: id,
      project: "p",
      experiment: "e",
      model_name: null,
      dataset: null,
      start_time: new Date(now - hoursAgo * 3_600_000).toISOString(),
      end_time: null,
      metrics_summary: score === null ? {} : { "gsm8k/overall": score },
      headline: score === null ? {} : { "gsm8k/overall": "accuracy" },
      status: score === null ? "failed" : "complete",
      kinds: lost === undefined ? [] : ["evaluation", "training"],
      tags: [],
      schema_version: "v1",
      checkpoint: { step: (at + 1) * 100, tokens: null, epoch: null },
    }),
  );
  const scored = all.map(({ run_id, metrics_summary }) => ({
    run_id,
    scores: new Map(
      Object.entries(metrics_summary).map(([key, value]) => {
        const interval = { low: value - 0.02, high: value + 0.02, level: 0.95, method: "t" };
        return [key, { interval, n: 1000, status: "complete" as const }];
      }),
    ),
  }));
  const block = JSON.stringify(toScoreBlock(scored));
  const table = JSON.stringify(toRunTable(all, "g"));
  put(paths.scores("0"), gzipSync(block));
  put(paths.runTable, gzipSync(table));
  put(paths.index, JSON.stringify(all));
  const traits = traitsOf(runs, put);
  const manifest = {
    schema_version: "v1",
    revision: 2,
    generation: "g",
    runs: all.length,
    run_table: { file: paths.runTable, crc32: crc32(table) },
    scores: [{ file: paths.scores("0"), crc32: crc32(block), first: "p", last: "p" }],
    traits,
    metrics: { accuracy },
  };
  put(paths.manifest, JSON.stringify(manifest));
}

/** Of each run that lost its loss, from which step on. */
function traitsOf(
  runs: readonly { readonly id: string; readonly lost?: number }[],
  put: (file: string, content: Buffer) => void,
) {
  const made = toTraits(
    runs.flatMap(({ id, lost }) => {
      if (lost === undefined) return [];
      const end = {
        first: 3,
        last: 1,
        low: 1,
        high: 3,
        lost: { step: lost, value: "NaN" as const },
      };
      return [
        { run_id: id, traits: { series: new Map([["train/loss", end]]), settings: new Map() } },
      ];
    }),
  );
  if (made === null) return null;
  const blocks = made.blocks.map((block, at) => {
    const text = JSON.stringify(block);
    put(paths.traits(`${at}`), gzipSync(text));
    return { file: paths.traits(`${at}`), crc32: crc32(text) };
  });
  const list = JSON.stringify({ ...made.list, blocks });
  put(paths.traits("list"), gzipSync(list));
  return { file: paths.traits("list"), crc32: crc32(list) };
}

test.each([
  ["en-US", "1 diverged", "train/loss NaN from step 250; last good checkpoint 200"],
  ["zh-CN", "1 个发散", "train/loss 自第 250 步起为 NaN；最后可用的检查点为 200"],
])("a training that lost its loss has diverged, in %s", async (locale, count, why) => {
  publish([...story.slice(0, 2), { id: "lost", hoursAgo: 3, score: 0.2, lost: 250 }]);
  const { page, faults } = await openPage(browser, site.address("?since=24h"), { locale });
  await page.getByText(count).waitFor();
  await page.getByText(why).waitFor();
  expect(faults).toEqual([]);
});

const story = [
  { id: "old", hoursAgo: 60, score: 0.5 },
  { id: "better", hoursAgo: 20, score: 0.6 },
  { id: "same", hoursAgo: 10, score: 0.605 },
  { id: "broken", hoursAgo: 5, score: null },
];

test("new runs have their verdict, from the run table and one block of scores, and lead to the comparison", async () => {
  publish(story);
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address("?since=24h"));
  const table = page.getByRole("table", { name: "Newest runs of p" });
  await table.waitFor();
  await requests.settled();
  const summary = page.getByText("3 new runs").locator("..");
  expect(await summary.innerText()).toMatch(/3 new runs\s+1 better\s+1 failed\s+1 not resolved$/);
  const rows = table.getByRole("row");
  expect(await rows.nth(1).innerText()).toContain("failed");
  // 60 − 50, each ± 2: ± √8.
  const better = await rows.nth(2).innerText();
  expect(better).toMatch(/against old[\s\S]*better on 1 of 1[\s\S]*from reports/);
  expect(better).toMatch(/gsm8k \+10\.0 \[\+7\.2, \+12\.8\]/);
  expect(better).toContain("new best: gsm8k");
  expect(new Set(requests.all.map(({ file }) => file))).toEqual(
    new Set([paths.manifest, paths.runTable, paths.scores("0")]),
  );
  const link = table.getByRole("link", { name: "better", exact: true });
  expect(await link.getAttribute("href")).toContain("compare/?runs=old,better");
  await page.getByText("7 days", { exact: true }).click();
  await page.getByText("4 new runs").waitFor();
  await page.waitForURL(/since=7d/);
  expect(faults).toEqual([]);
});

test("with nothing new it says so, in Chinese too, and shows the newest with their verdicts", async () => {
  publish(story.map((one) => ({ ...one, hoursAgo: one.hoursAgo + 1000 })));
  const { page } = await openPage(browser, site.address(""), { locale: "zh-CN" });
  await page.getByText("没有新内容").waitFor();
  const table = page.getByRole("table", { name: "p 的最近运行" });
  await table.getByText("更好").waitFor();
  expect(await table.getByRole("row").count()).toBe(5);
  expect(await page.getByRole("link", { name: "全部运行" }).count()).toBe(1);
});

test("the last visit is remembered: what came since is new", async () => {
  publish(story);
  const { page } = await openPage(browser, site.address(""));
  await page.getByText("4 new runs").waitFor();
  expect(await page.getByText("My last visit").count()).toBe(0);
  const hour = 3_600_000;
  await page.evaluate((seen) => localStorage.setItem("evalsite.visit", seen), `${now - 7 * hour}`);
  await page.reload();
  await page.getByText("1 new run", { exact: true }).waitFor();
  await page.reload();
  await page.getByText("1 new run", { exact: true }).waitFor();
});

test("no run at all, and no data at all, look finished", async () => {
  publish([]);
  const { page } = await openPage(browser, site.address(""));
  await page.getByText("No runs yet").waitFor();
  rmSync(join(site.folder, "data"), { recursive: true });
  const { page: bare } = await openPage(browser, site.address(""));
  await bare.getByText("There is no data yet").waitFor();
  expect(await bare.getByText("Nothing is new").count()).toBe(0);
});

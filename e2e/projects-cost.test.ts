import {
  type ScoreDetail,
  RunIndexEntry,
  paths,
  scoreBlocks,
  toRunTable,
  toScoreBlock,
} from "@evalsite/protocol";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32, gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests, totalBytes } from "./data-requests.ts";
import { ownSite } from "./own-site.ts";

const runs = 1000;
const benchmarks = 60;
const checkpoints = 25;

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  publish(join(site.folder, "data"));
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Numbers that look random and are the same each time. */
function numbers(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function scored(n: number, next: () => number) {
  const values = Array.from({ length: benchmarks }, (_, b): [string, number] => [
    `benchmark_${b}/overall`,
    Math.round(next() * 1e4) / 1e4,
  ]);
  const entry = RunIndexEntry.parse({
    run_id: `run ${String(n).padStart(5, "0")}`,
    project: "big",
    experiment: `experiment ${Math.floor(n / checkpoints)}`,
    model_name: null,
    dataset: null,
    start_time: new Date(Date.UTC(2026, 0, 1) + n * 600_000).toISOString(),
    end_time: null,
    metrics_summary: Object.fromEntries(values),
    headline: Object.fromEntries(values.map(([key]) => [key, "accuracy"])),
    tags: [],
    schema_version: "v1",
    checkpoint: { step: ((n % checkpoints) + 1) * 100, tokens: null, epoch: null },
  });
  const details = values.map(([key, value]): [string, ScoreDetail] => {
    const interval = { low: value - 0.03, high: value + 0.03, level: 0.95, method: "t" };
    return [key, { interval, n: 1000, status: "complete" }];
  });
  return { entry, run_id: entry.run_id, project: entry.project, scores: new Map(details) };
}

function publish(data: string): void {
  const next = numbers();
  const all = Array.from({ length: runs }, (_, n) => scored(n, next));
  const put = (file: string, content: string | Buffer) => {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    writeFileSync(join(data, file), content);
  };
  const scores = scoreBlocks(all).map(({ runs: members, first, last }, at) => {
    const text = JSON.stringify(toScoreBlock(members));
    put(paths.scores(`${at}`), gzipSync(text));
    return { file: paths.scores(`${at}`), crc32: crc32(text), first, last };
  });
  const table = JSON.stringify(
    toRunTable(
      all.map(({ entry }) => entry),
      "g",
    ),
  );
  put(paths.runTable, gzipSync(table));
  const accuracy = {
    kind: "quality",
    direction: "higher",
    unit: null,
    range: { min: 0, max: 1 },
    display: { multiplier: 100, unit: "%", precision: 1 },
  };
  const manifest = {
    schema_version: "v1",
    revision: 2,
    generation: "g",
    runs,
    run_table: { file: paths.runTable, crc32: crc32(table) },
    scores,
    metrics: { accuracy },
  };
  put(paths.manifest, JSON.stringify(manifest));
}

test("the start page judges the newest of a thousand new runs from the same three files", async () => {
  const { page, faults } = await openPage(browser, "about:blank", { locale: "zh-CN" });
  const requests = dataRequests(page);
  await page.goto(site.address("?since=all"));
  const more = page.getByRole("link", { name: "另有 960 个较早的新运行" });
  await more.waitFor();
  await requests.settled();
  const files = new Set(requests.all.map(({ file }) => file));
  expect(files).toEqual(new Set([paths.manifest, paths.runTable, paths.scores("0")]));
  expect(totalBytes(requests.all)).toBeLessThan(1_200_000);
  expect(await nodes(page)).toBeLessThan(3000);
  await more.click();
  await page.waitForURL(/\/runs\/\?project=big/u);
  expect(faults).toEqual([]);
});

const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);
const address = () => site.address("projects/?project=big");

test("a project of a thousand runs costs three requests, a megabyte and a few thousand nodes", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(address());
  const table = page.getByRole("table", { name: "Best checkpoints" });
  await table
    .getByText(/^no gain after|^still rising/)
    .first()
    .waitFor();
  await requests.settled();
  // The manifest is looked at again every few seconds.
  expect([...new Set(requests.all.map(({ file }) => file))].toSorted()).toEqual([
    paths.manifest,
    paths.runTable,
    paths.scores("0"),
  ]);
  expect(totalBytes(requests.all)).toBeLessThan(1e6);
  expect(await nodes(page)).toBeLessThan(5000);
  expect(faults).toEqual([]);
});

test("all benchmarks, passed by, cost no request; what is out of sight is not drawn", async () => {
  const { page } = await openPage(browser, address());
  await page.getByRole("button", { name: `All ${benchmarks} benchmarks` }).click();
  await page.getByRole("row", { name: /^benchmark_59/ }).waitFor();
  const requests = dataRequests(page);
  const figures = page.getByRole("figure", { name: /over training steps$/ });
  await figures.last().scrollIntoViewIfNeeded();
  await figures.last().locator("svg").waitFor();
  expect(await figures.count()).toBe(benchmarks);
  expect(await figures.first().locator("svg").count()).toBe(0);
  expect(await page.locator("details table").count()).toBe(0);
  expect(await nodes(page)).toBeLessThan(10_000);
  await requests.settled();
  expect(requests.all.filter(({ file }) => file !== paths.manifest)).toEqual([]);
});

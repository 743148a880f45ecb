import { type RunIndex, RunIndexEntry, paths, toRunTable } from "@evalsite/protocol";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests, totalBytes } from "./data-requests.ts";
import { ownSite } from "./own-site.ts";

const runs = 2000;
const benchmarks = 50;

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

function index(): RunIndex {
  const next = numbers();
  return Array.from({ length: runs }, (_, n) => {
    const scored = Array.from({ length: benchmarks }, (_name, b) => `benchmark_${b}/overall`);
    const scores = scored
      .filter(() => next() < 0.9)
      .map((key) => [key, Math.round(next() * 1e4) / 1e4]);
    return RunIndexEntry.parse({
      run_id: `run ${String(n).padStart(5, "0")}`,
      project: `project ${n % 7}`,
      experiment: `experiment ${n % 40}`,
      model_name: `model ${n % 13}`,
      dataset: null,
      start_time: new Date(Date.UTC(2026, 0, 1) + n * 600_000).toISOString(),
      end_time: null,
      metrics_summary: Object.fromEntries(scores),
      headline: Object.fromEntries(scores.map(([key]) => [key, "accuracy"])),
      tags: [],
      schema_version: "v1",
    });
  });
}

function publish(data: string): void {
  const all = index();
  const table = gzipSync(JSON.stringify(toRunTable(all, "g")));
  const accuracy = {
    kind: "quality",
    direction: "higher",
    unit: null,
    range: { min: 0, max: 1 },
    display: { multiplier: 100, unit: "%", precision: 1 },
  };
  const manifest = {
    schema_version: "v1",
    revision: 1,
    generation: "g",
    runs,
    run_table: { file: paths.runTable, crc32: crc32(table) },
    metrics: { accuracy },
  };
  mkdirSync(data);
  writeFileSync(join(data, paths.index), JSON.stringify(all));
  writeFileSync(join(data, paths.runTable), table);
  writeFileSync(join(data, paths.manifest), JSON.stringify(manifest));
}

test("the list costs two requests and four bytes a score, whatever is done with it", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address("runs/"));
  await page.getByText(`${runs} runs`, { exact: true }).waitFor();
  await requests.settled();
  expect(requests.all.map(({ file }) => file)).toEqual([paths.manifest, paths.runTable]);
  // 10,000 runs of 50 benchmarks stay below 2 MB at this rate.
  expect(totalBytes(requests.all)).toBeLessThan(runs * benchmarks * 4);

  await page.getByRole("button", { name: "Sort by Run" }).click();
  await page.getByRole("searchbox").fill("00123");
  await page.getByText(`1 of ${runs} runs`).waitFor();
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("treegrid", { name: "Runs" }).waitFor();
  await requests.settled();
  expect(requests.all).toHaveLength(2);
  expect(faults).toEqual([]);
});

test("only what is in sight is drawn, of runs and of columns; scrolling brings the others", async () => {
  const ids = Array.from({ length: benchmarks }, (_, b) => `score:benchmark_${b}/overall`);
  const address = site.address(`runs/?columns=${encodeURIComponent(ids.join(","))}`);
  const { page } = await openPage(browser, address, { viewport: { width: 1200, height: 800 } });
  const grid = page.getByRole("grid", { name: "Runs" });
  await grid.waitFor();
  await page.getByRole("button", { name: "Sort by benchmark_0", exact: true }).waitFor();
  const drawn = await grid.locator("td").count();
  expect(drawn).toBeLessThan(60 * 25);
  const last = page.getByRole("button", {
    name: `Sort by benchmark_${benchmarks - 1}`,
    exact: true,
  });
  expect(await last.count()).toBe(0);
  await grid.evaluate((table) => table.parentElement?.scrollTo({ left: 1e6 }));
  await last.waitFor();
  const heads = await grid.locator("thead th").last().boundingBox();
  const cells = await grid
    .locator("tbody tr[data-index]")
    .first()
    .locator("td")
    .last()
    .boundingBox();
  expect(Math.round(cells?.x ?? 0)).toBe(Math.round(heads?.x ?? -1));
});

test("arrow keys move through the runs at once, from the search and from a column's head too", async () => {
  const { page } = await openPage(browser, site.address("runs/"));
  const grid = page.getByRole("grid", { name: "Runs" });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-index"));
  await grid.locator("tr[data-index]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toBe("0");
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toBe("1");
  await page.getByRole("searchbox").focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toBe("1");
  await grid.getByRole("checkbox").nth(3).click();
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toBe("3");
});

test("without the run table the list comes from index.json", async () => {
  rmSync(join(site.folder, "data", paths.runTable));
  const { page } = await openPage(browser, site.address("runs/"));
  await page.getByText(`${runs} runs`, { exact: true }).waitFor();
  expect(await page.getByRole("grid", { name: "Runs" }).count()).toBe(1);
});

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { ownSite } from "./own-site.ts";

const root = join(import.meta.dirname, "..");
const example = join(root, "examples/raw/runs/lr-0.004-step-2400-perf");

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

/** Two stress tests of the same loads; the second has twice the latency with one request at a time, whose answers came whole. */
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  const raw = mkdtempSync(join(tmpdir(), "evalsite-raw-"));
  try {
    for (const run of ["before", "after"]) cpSync(example, join(raw, run), { recursive: true });
    const file = join(raw, "after/perf/parallel_1_number_20/benchmark_summary.json");
    const summary: object = JSON.parse(readFileSync(file, "utf8"));
    const changed = { "Avg Latency (s)": 0.0332, "Stream Requests": 0, "Non-Stream Requests": 20 };
    writeFileSync(file, JSON.stringify({ ...summary, ...changed }));
    const main = join(root, "tools/etl/main.ts");
    const out = ["--out-dir", join(site.folder, "data"), "--site-dir", site.folder];
    execFileSync(process.execPath, [main, "--raw-dir", raw, ...out], { stdio: "pipe" });
  } finally {
    rmSync(raw, { recursive: true, force: true });
  }
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function latencies(page: Page): Promise<readonly string[]> {
  const table = page.getByRole("table", { name: "Stress tests" });
  await table.waitFor();
  const rows = table.getByRole("row").filter({ has: page.getByTitle("latency_s") });
  return (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
}

test("stress tests stand beside each other, load by load, with the change", async () => {
  const { page, faults } = await openPage(browser, site.address("compare/?runs=before,after"));
  expect(await latencies(page)).toEqual(["Latency ms 16.6 +100%33.2", "Latency ms 22.7 ±0%22.7"]);
  const row = page.getByRole("row").filter({ hasText: "not streamed" });
  expect((await row.allInnerTexts()).map((text) => text.split(/\s*\t\s*/u))).toEqual([
    ["Answers", "streamed", "not streamed"],
  ]);
  await page.goto(site.address("compare/?runs=before,after&baseline=after"));
  expect(await latencies(page)).toEqual(["Latency ms 33.2 −50%16.6", "Latency ms 22.7 ±0%22.7"]);
  expect(faults).toEqual([]);
});

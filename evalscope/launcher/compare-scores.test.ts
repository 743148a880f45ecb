import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { differences, reportedScores } from "./compare-scores.ts";

const home = mkdtempSync(join(tmpdir(), "evalsite-compare-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("every number of a load is compared, in seconds, and one that is not known by its own name", () => {
  const load = join(home, "perf/parallel_1_number_2");
  mkdirSync(load, { recursive: true });
  const summary =
    '{"Avg TTFT (ms)": 5.5, "Request Rate (req/s)": -1, "Avg ITL (ms)": NaN, "New": 1}';
  writeFileSync(join(load, "benchmark_summary.json"), summary);
  const percentiles = '[{"Percentiles": "50%", "TPOT (ms)": 2, "Latency (s)": 0.5}]';
  writeFileSync(join(load, "benchmark_percentile.json"), percentiles);
  const reported = Object.fromEntries(reportedScores(home));
  expect(reported).toEqual({
    "parallel_1_number_2 ttft_s": 0.0055,
    "parallel_1_number_2 request_rate": null,
    "parallel_1_number_2 New": 1,
    "parallel_1_number_2 tpot_s 50%": 0.002,
    "parallel_1_number_2 latency_s 50%": 0.5,
  });
});

test("a number that is published differently, or not at all, is named", () => {
  const reported = new Map([
    ["same", 0.1 + 0.2],
    ["other", 0.5],
    ["absent", 1],
    ["none", null],
    ["invented", null],
  ]);
  const published = new Map([
    ["same", 0.3],
    ["other", 0.6],
    ["invented", 0],
  ]);
  expect(differences(reported, published)).toEqual([
    "other: evalscope says 0.5, published is 0.6",
    "absent: evalscope says 1, nothing is published",
    "invented: evalscope says null, published is 0",
  ]);
});

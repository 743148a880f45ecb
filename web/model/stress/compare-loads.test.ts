import type { StressTest } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { changeFrom, compareLoads } from "./compare-loads.ts";

type Load = readonly [concurrency: number | null, rate: number | null, latency: number];

function stressTest(name: string, ...loads: readonly Load[]): StressTest {
  return {
    name,
    model: null,
    settings: {},
    points: loads.map(([concurrency, rate, latency]) => ({
      name: `point ${latency}`,
      concurrency,
      request_rate: rate,
      requests: { total: null, succeeded: null, failed: null },
      streamed: null,
      metrics: { latency_s: latency, odd: 1 },
      percentiles: [],
      timeline: [],
    })),
  };
}

const latencies = (runs: readonly (readonly StressTest[])[]) =>
  compareLoads(runs, "main").map(({ test: name, concurrency, requestRate, metrics }) => [
    name,
    concurrency,
    requestRate,
    ...(metrics[0]?.values ?? []),
  ]);

test("points with the same load stand together by ascending load, whatever the tests are called", () => {
  const one = [stressTest("a", [8, null, 2], [1, null, 1])];
  const other = [stressTest("b", [1, null, 3], [2, null, 4])];
  expect(latencies([one, other])).toEqual([
    [null, 1, null, 1, 3],
    [null, 2, null, undefined, 4],
    [null, 8, null, 2, undefined],
  ]);
});

test("a run without stress tests keeps its column", () => {
  expect(latencies([[], [stressTest("a", [1, null, 3])]])).toEqual([[null, 1, null, undefined, 3]]);
});

test("where a run has several tests, they are told apart by name", () => {
  const both = [stressTest("long", [1, null, 5]), stressTest("short", [1, null, 1])];
  expect(latencies([both, [stressTest("short", [1, null, 2])]])).toEqual([
    ["long", 1, null, 5, undefined],
    ["short", 1, null, 1, 2],
  ]);
});

test("a load that was measured twice loses neither, and rates are loads too", () => {
  const twice = [stressTest(".", [1, 2, 1], [1, 2, 3], [1, 1, 9])];
  expect(latencies([twice, [stressTest(".", [1, 2, 4])]])).toEqual([
    [null, 1, 1, 9, undefined],
    [null, 1, 2, 1, 4],
    [null, 1, 2, 3, undefined],
  ]);
});

test("all metrics when asked for; one unit for all runs", () => {
  const runs = [[stressTest(".", [1, null, 0.5])], [stressTest(".", [1, null, 2])]];
  expect(compareLoads(runs, "all")[0]?.metrics.map(({ name, unit }) => [name, unit])).toEqual([
    ["latency_s", "seconds"],
    ["odd", "number"],
  ]);
});

test("a change is a share of the baseline, where there is one", () => {
  expect(changeFrom(2, 3)).toBe(0.5);
  expect(changeFrom(0, 3)).toBeNull();
  expect(changeFrom(undefined, 3)).toBeNull();
  expect(changeFrom(2, undefined)).toBeNull();
});

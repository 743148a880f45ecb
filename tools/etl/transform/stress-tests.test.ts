import { expect, test } from "vitest";
import type { LoadPointFact } from "../extract/fact.ts";
import { runStates } from "./run-states.ts";
import { stressTests } from "./stress-tests.ts";

type Point = LoadPointFact["point"];

function fact(point: Partial<Point>, settings: LoadPointFact["settings"] = {}): LoadPointFact {
  return {
    kind: "load-point",
    place: { file: "benchmark_summary.json", line: null },
    test: "t",
    model: null,
    settings,
    point: {
      name: "p",
      concurrency: 1,
      request_rate: null,
      requests: { total: 50, succeeded: 50, failed: 0 },
      metrics: {},
      percentiles: [],
      timeline: [],
      ...point,
    },
  };
}

const tested = (...facts: readonly LoadPointFact[]) => stressTests(facts);
const points = (...facts: readonly LoadPointFact[]) => tested(...facts)[0]?.points;

const slow = { latency_s: 31, ttft_s: 31, tpot_s: 0, itl_s: 0, output_tokens_per_s: 800.5 };
const percentiles = [{ label: "50%", values: { latency_s: 31, ttft_s: 31 } }];

test.each([
  [{ stream: false }, slow, false],
  [{}, slow, false],
  [{ stream: true }, slow, true],
  [{}, { ...slow, ttft_s: 0.4 }, true],
  [{}, { latency_s: 31 }, null],
  [{ stream: false }, { ...slow, stream_requests: 50, non_stream_requests: 0 }, true],
  [{ stream: true }, { ...slow, stream_requests: 0, non_stream_requests: 0 }, true],
  [{}, { ...slow, tpot_s: 0.02 }, null],
  [{}, { latency_s: 31, ttft_s: 31, itl_s: 0.02 }, null],
  [{}, { latency_s: 31, ttft_s: 31 }, false],
  [{ stream: true }, { ...slow, stream_requests: 0, non_stream_requests: 50 }, false],
])("with %o, %o is streamed: %s", (settings, metrics, streamed) => {
  const [point] = points(fact({ metrics, percentiles }, settings)) ?? [];
  expect(point?.streamed).toBe(streamed);
  expect(point && "ttft_s" in point.metrics).toBe(streamed !== false && "ttft_s" in metrics);
  expect(point?.metrics["latency_s"]).toBe(31);
  expect(point?.percentiles[0]?.values["ttft_s"]).toBe(streamed === false ? undefined : 31);
});

const failed = { total: 50, succeeded: 0, failed: 50 };
const ofNothing = { duration_s: 32, latency_s: 0, ttft_s: 0, output_tokens_per_s: 0 };

test("no request answered: nothing but the duration was measured", () => {
  expect(points(fact({ requests: failed, metrics: ofNothing, percentiles }))).toMatchObject([
    { requests: failed, metrics: { duration_s: 32 }, percentiles: [] },
  ]);
});

test.each([
  [[failed], "failed", "all-failed", 0, 50],
  [[failed, { total: 50, succeeded: 48, failed: 2 }], "partial", "some-failed", 48, 100],
  [[{ total: 50, succeeded: 48, failed: 2 }], "complete", "all-there", 48, 50],
  [[{ total: null, succeeded: null, failed: null }], "complete", "all-there", null, null],
])("%o is %s", (requests, status, reason, done, total) => {
  const tests = tested(...requests.map((one) => fact({ requests: one })));
  const nothing = { suites: [], progress: [], backends: [], training: null };
  expect(runStates({ ...nothing, stressTests: tests })).toEqual([
    { kind: "stress-test", status, reason, done, total, unit: "requests", detail: null },
  ]);
});

test("load points ascend by parallel requests, then by rate, then by name; what is not told comes last", () => {
  const at = (name: string, concurrency: number | null, request_rate: number | null = null) =>
    fact({ name, concurrency, request_rate });
  const given = [
    at("none", null),
    at("p10", 8, 5),
    at("p9", 8, 5),
    at("fast", 8, 20),
    at("open", 8),
    at("low", 1),
  ];
  expect(points(...given)?.map(({ name }) => name)).toEqual([
    "low",
    "p9",
    "p10",
    "fast",
    "open",
    "none",
  ]);
});

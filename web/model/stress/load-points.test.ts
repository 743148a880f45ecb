import type { LoadPoint } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { byLoad, loadAxis, loadCurve, metricColumns } from "./load-points.ts";

function point(
  concurrency: number | null,
  metrics: Record<string, number>,
  rate: number | null = null,
): LoadPoint {
  return {
    name: `p${concurrency}`,
    concurrency,
    request_rate: rate,
    requests: { total: null, succeeded: null, failed: null },
    streamed: null,
    metrics,
    percentiles: [],
    timeline: [],
  };
}

test("points are ordered by load and drawn only where they have the metric", () => {
  const points = [
    point(8, { latency_s: 2 }),
    point(null, { latency_s: 9 }),
    point(1, { latency_s: 1 }),
    point(4, {}),
  ];
  expect(byLoad(points, "concurrency").map((one) => one.concurrency)).toEqual([1, 4, 8, null]);
  expect(loadCurve(points, "concurrency", "latency_s")).toEqual([
    { x: 1, y: 1 },
    { x: 8, y: 2 },
  ]);
});

test("a test at several rates is drawn against the rate", () => {
  expect(loadAxis([point(null, {}, 1), point(null, {}, 2)])).toBe("request_rate");
  expect(loadAxis([point(1, {}), point(2, {})])).toBe("concurrency");
});

test("well-known metrics come first, others by name", () => {
  expect(
    metricColumns([
      { zeta: 1, ttft_s: 1 },
      { alpha: 1, latency_s: 1 },
    ]),
  ).toEqual(["latency_s", "ttft_s", "alpha", "zeta"]);
});

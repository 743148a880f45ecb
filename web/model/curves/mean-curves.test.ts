import { expect, test } from "vitest";
import { curvePlot } from "./curve-plot.ts";
import type { Curve } from "./curve.ts";
import { meanCurves } from "./mean-curves.ts";

function curve(runId: string, xs: readonly number[], ys: readonly number[]): Curve {
  return {
    run: { runId, label: runId, color: `color of ${runId}` },
    name: "train/loss",
    xs: Float64Array.from(xs),
    steps: Float64Array.from(xs),
    ys: Float64Array.from(ys),
    smoothed: null,
    band: null,
    marks: [],
    stepIs: "step",
    source: null,
    total: xs.length,
    stored: xs.length,
    method: null,
    detail: "whole",
    unplaced: 0,
  };
}

const experimentOf = (runId: string) => (runId === "alone" ? null : (runId[0] ?? null));
const means = (curves: readonly Curve[]) =>
  meanCurves(curves, experimentOf, (experiment, runs) => `${experiment}, ${runs} runs`);

test("runs of an experiment become their mean, with a standard deviation to either side", () => {
  const [mean, ...others] = means([
    curve("a1", [0, 10, 20], [1, 2, 3]),
    curve("a2", [0, 20], [3, 5]),
    curve("b1", [0], [9]),
    curve("alone", [0], [7]),
  ]);
  expect(mean?.run.label).toBe("a, 2 runs");
  expect([...(mean?.xs ?? [])]).toEqual([0, 10, 20]);
  expect([...(mean?.ys ?? [])]).toEqual([2, 3, 4]);
  const half = Math.sqrt(2);
  expect(mean?.band?.high[1]).toBeCloseTo(3 + half);
  expect(mean?.band?.low[1]).toBeCloseTo(3 - half);
  expect(others.map(({ run }) => run.runId)).toEqual(["b1", "alone"]);
});

test("a run counts only from its beginning to its end", () => {
  const [mean] = means([curve("a1", [0, 10], [1, 1]), curve("a2", [10, 20], [3, 3])]);
  expect([...(mean?.ys ?? [])]).toEqual([1, 2, 3]);
  expect(mean?.band?.high[0]).toBe(1);
});

test("the smoothed values are averaged where there are some", () => {
  const smooth = (one: Curve): Curve => ({ ...one, smoothed: one.ys.map((y) => y * 10) });
  const [mean] = means([smooth(curve("a1", [0], [1])), smooth(curve("a2", [0], [3]))]);
  expect([...(mean?.ys ?? [])]).toEqual([20]);
});

test("a plot has room for the band", () => {
  const curves = means([curve("a1", [0, 1], [0, 0]), curve("a2", [0, 1], [10, 10])]);
  const wish = { xScale: "linear", yScale: "linear", clip: false, raw: true, zoom: null } as const;
  const plot = curvePlot(curves, { ...wish, columns: 100 });
  expect(plot.lines.map(({ role }) => role)).toEqual(["low", "high", "main"]);
  expect(plot.y[1]).toBeGreaterThan(12);
  expect(plot.y[0]).toBeLessThan(-2);
});

import { describe, expect, it } from "vitest";
import { curvePlot } from "./curve-plot.ts";
import type { PlotWish } from "./curve-plot.ts";
import {
  padded,
  quantileRange,
  share,
  tidied,
  valueAtShare,
  within,
  zoomed,
} from "./curve-range.ts";
import type { Curve } from "./curve.ts";
import { rankReadings, readCurves, stopFrom, stops } from "./read-curves.ts";
import { debiasedEma } from "./smoothing.ts";

const wish: PlotWish = {
  xScale: "linear",
  yScale: "linear",
  clip: false,
  raw: true,
  zoom: null,
  columns: 100,
};

function curve(xs: readonly number[], ys: readonly number[], smoothing = 0): Curve {
  const values = Float64Array.from(ys);
  return {
    run: { runId: "r", label: "r", color: "red" },
    name: "train/loss",
    xs: Float64Array.from(xs),
    steps: Float64Array.from(xs),
    ys: values,
    smoothed: smoothing > 0 ? debiasedEma(values, smoothing) : null,
    marks: [],
    stepIs: "step",
    source: null,
    total: ys.length,
    stored: ys.length,
    method: null,
    detail: "whole",
    band: null,
    unplaced: 0,
  };
}

const long = (count: number, every: number) =>
  curve(
    Array.from({ length: count }, (_, i) => i * every),
    Array.from({ length: count }, (_, i) => Math.sin(i / 50) + (i === 7777 ? 30 : 0)),
    0.9,
  );

describe("curvePlot", () => {
  it("puts faint raw lines first and the main lines above them", () => {
    const plot = curvePlot([curve([1, 2], [1, 2], 0.5), curve([1, 2], [3, 4])], wish);
    expect(plot.lines).toEqual([
      { curve: 0, role: "faint" },
      { curve: 0, role: "main" },
      { curve: 1, role: "main" },
    ]);
    expect(plot.aligned.lines[0]).toEqual([1, 2]);
    expect(plot.aligned.lines[2]).toEqual([3, 4]);
  });

  it("thins out each run before joining and shows more detail in a zoom, with the same smoothed values", () => {
    const runs = [long(20_000, 1), long(20_000, 3)];
    const whole = curvePlot(runs, wish);
    expect(whole.aligned.xs.length).toBeLessThan(2000);
    expect(whole.y[1]).toBeGreaterThan(30);
    const close = curvePlot(runs, { ...wish, zoom: [7700, 7850] });
    const main = close.lines.findIndex((line) => line.curve === 0 && line.role === "main");
    const row = close.aligned.xs.indexOf(7777);
    expect(close.aligned.lines[main]?.[row]).toBe(runs[0]?.smoothed?.[7777]);
    expect(close.aligned.xs.filter((x) => x >= 7700 && x <= 7850).length).toBeGreaterThan(140);
  });

  it("breaks the line where a value was not finite", () => {
    const broken: Curve = {
      ...curve([1, 2, 4], [1, 2, 4]),
      marks: [{ kind: "non-finite", step: 3, x: 3, y: 2, value: "NaN", from: null }],
    };
    expect(curvePlot([broken], wish).aligned).toEqual({
      xs: [1, 2, 3, 4],
      lines: [[1, 2, null, 4]],
    });
  });

  it("clips the y axis to the quantiles in view and counts what lies outside", () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    const plot = curvePlot([curve(values, values)], { ...wish, clip: true });
    expect(plot.y[0]).toBeCloseTo(5 - 0.06 * 90);
    expect(plot.y[1]).toBeCloseTo(95 + 0.06 * 90);
    const spiked = curvePlot(
      [
        curve(
          values,
          values.map((v) => (v === 50 ? 9e9 : 1 + (v % 3))),
        ),
      ],
      { ...wish, clip: true },
    );
    expect(spiked.outside).toBe(1);
    expect(spiked.y[1]).toBeLessThan(4);
  });

  it("tames a run that diverged, though it has more than one point in twenty", () => {
    const steps = Array.from({ length: 100 }, (_, i) => i);
    const good = curve(
      steps,
      steps.map((step) => 2 - step / 80),
    );
    const diverged = curve(
      steps,
      steps.map((step) => (step < 50 ? 2 : 10 ** (step - 45))),
    );
    const plot = curvePlot([good, diverged], { ...wish, clip: true });
    expect(plot.y[1]).toBeLessThan(50);
    expect(plot.y[1]).toBeGreaterThan(2);
    expect(plot.outside).toBeGreaterThan(40);
  });

  it("leaves out what a logarithmic axis cannot show, and says how much", () => {
    const plot = curvePlot([curve([0, 1, 10], [5, 0, 50])], {
      ...wish,
      xScale: "log",
      yScale: "log",
    });
    expect(plot.unshown).toBe(2);
    expect(plot.aligned.xs).toEqual([1, 10]);
    expect(plot.aligned.lines[0]).toEqual([null, 50]);
    expect(plot.x).toEqual([1, 10]);
    const zoom = [-2, 5] as const;
    expect(curvePlot([curve([0, 1, 10], [5, 1, 50])], { ...wish, xScale: "log", zoom }).x).toEqual([
      0.5, 5,
    ]);
  });

  it("has a range also without points or with one", () => {
    expect(curvePlot([curve([], [])], wish)).toMatchObject({ x: [0, 1], y: [0, 1] });
    const one = curvePlot([curve([5], [2])], wish);
    expect(one.x[0]).toBeLessThan(5);
    expect(one.y).toEqual([1.8, 2.2]);
  });
});

describe("ranges", () => {
  it("reads quantiles outwards", () => {
    expect(quantileRange([3, 1, 2], "linear")).toEqual([1, 3]);
    expect(quantileRange([-1, 0, 5], "log")).toEqual([5, 5]);
    expect(quantileRange([], "linear")).toBeNull();
  });

  it("stays finite for a run that diverged", () => {
    for (const scale of ["linear", "log"] as const) {
      const [low, high] = padded([1e-3, 1.5e305], scale);
      expect(Number.isFinite(high - low)).toBe(true);
      expect(share(1.5e305, [low, high], scale)).toBeLessThanOrEqual(1);
    }
    expect(padded([-Number.MAX_VALUE, Number.MAX_VALUE], "linear").every(Number.isFinite)).toBe(
      true,
    );
  });

  it("zooms around a value that stays in place", () => {
    for (const scale of ["linear", "log"] as const) {
      const closer = zoomed([1, 1000], 10, 0.5, scale);
      expect(share(10, closer, scale)).toBeCloseTo(share(10, [1, 1000], scale));
      expect(valueAtShare(share(7, closer, scale), closer, scale)).toBeCloseTo(7);
    }
  });

  it("keeps a zoom within bounds", () => {
    expect(within([-5, 50], [0, 100])).toEqual([0, 50]);
    expect(within([-5, 150], [0, 100])).toBeNull();
    expect(within([120, 150], [0, 100])).toEqual([120, 150]);
    expect(tidied([432.43885, 1482.0379], "linear")).toEqual([430, 1480]);
    expect(tidied([0.12345, 0.12349], "linear")).toEqual([0.12345, 0.12349]);
    expect(tidied([0.0012345678, 123.45678], "log")).toEqual([0.001235, 123.5]);
    expect(padded([10, 10], "log")).toEqual([5, 20]);
  });
});

describe("readings", () => {
  const curves = [
    curve([0, 10, 20], [1, 2, 3]),
    curve([0, 15, 20], [9, 8, 7], 0.5),
    curve([100], [5]),
  ];

  it("reads the nearest point of each curve that is near enough, from the full data", () => {
    const readings = readCurves(curves, 11, (x) => Math.abs(x - 11) < 6);
    expect(readCurves(curves, 22, (x) => x > 21)).toEqual([
      { curve: 2, index: 0, x: 100, raw: 5, smoothed: null },
    ]);
    expect(readings.map(({ curve: at, x, raw }) => [at, x, raw])).toEqual([
      [0, 10, 2],
      [1, 15, 8],
    ]);
    expect(readings[1]?.smoothed).toBeCloseTo((9 * 0.5 + 8) / 1.5);
  });

  it("ranks nearest first, and says how many more there are", () => {
    const readings = readCurves(curves, 20, () => true);
    const near = rankReadings(readings, (value) => Math.abs(value - 4.5), 2);
    expect(near.rows.map((row) => row.curve)).toEqual([2, 0]);
    expect(near.more).toBe(1);
    expect(rankReadings(readings, null, 6).rows.map((row) => row.curve)).toEqual([1, 2, 0]);
  });

  it("steps from point to point over all curves", () => {
    const all = stops(curves);
    expect([...all]).toEqual([0, 10, 15, 20, 100]);
    expect(stopFrom(all, 10, 1)).toBe(15);
    expect(stopFrom(all, 0, -1)).toBe(0);
    expect(stopFrom(all, 20, 10)).toBe(100);
    expect(stopFrom(new Float64Array(0), 0, 1)).toBeNull();
  });
});

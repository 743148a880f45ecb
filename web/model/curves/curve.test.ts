import { RunMetrics } from "@evalsite/protocol";
import { describe, expect, it } from "vitest";
import { availableAxes, axisValues, positionOfStep, runClock } from "./curve-axis.ts";
import { curveOf } from "./curve.ts";
import { debiasedEma } from "./smoothing.ts";

const run = { runId: "a", label: "a", color: "red" };

function metrics(extra: object, events: object[] = []): RunMetrics {
  const points = [1, 2, 3, 4].map((step) => ({ step: step * 10, value: step }));
  return RunMetrics.parse({
    run_id: "a",
    series: [{ name: "train/loss", points, ...extra }],
    events,
  });
}

function curve(from: RunMetrics, axis: Parameters<typeof curveOf>[3]["axis"], smoothing = 0) {
  const series = from.series[0];
  if (series === undefined) throw new Error("no series");
  return curveOf(run, series, { clock: runClock(from), events: from.events }, { axis, smoothing });
}

describe("curveOf", () => {
  it("reads steps and values", () => {
    const read = curve(metrics({}), "step");
    expect([...(read?.xs ?? [])]).toEqual([10, 20, 30, 40]);
    expect(read).toMatchObject({
      smoothed: null,
      stored: 4,
      total: 4,
      unplaced: 0,
      stepIs: "step",
    });
  });

  it("draws what a point sums up as a band, unless the line is smoothed", () => {
    const band = { low: [0.5, null, 2, 3], high: [1.5, null, 4, 5] };
    const read = curve(metrics({ band }), "step");
    expect(read?.band?.is).toBe("extremes");
    expect([...(read?.band?.low ?? [])]).toEqual([0.5, 2, 2, 3]);
    expect([...(read?.band?.high ?? [])]).toEqual([1.5, 2, 4, 5]);
    expect(curve(metrics({ band }), "step", 0.5)?.band).toBeNull();
    expect(curve(metrics({}), "step")?.band).toBeNull();
  });

  it("knows the file its points came from", () => {
    expect(curve(metrics({ source: "logging.jsonl" }), "step")?.source).toBe("logging.jsonl");
  });

  it("is null when the series lacks the axis", () => {
    expect(curve(metrics({}), "epoch")).toBeNull();
    expect(curve(metrics({ x: { epoch: [null, null, null, null] } }), "epoch")).toBeNull();
  });

  it("takes steps that are epochs for the epoch axis", () => {
    expect([...(curve(metrics({ x_is: "epoch" }), "epoch")?.xs ?? [])]).toEqual([10, 20, 30, 40]);
  });

  it("smooths all points before it leaves out those without a place", () => {
    const read = curve(metrics({ x: { tokens: [null, 200, null, 400] } }), "tokens", 0.9);
    const all = debiasedEma(Float64Array.of(1, 2, 3, 4), 0.9);
    expect([...(read?.smoothed ?? [])]).toEqual([all[1], all[3]]);
    expect(read?.unplaced).toBe(2);
  });

  it("counts time on over a restart of the stopwatch", () => {
    const read = curve(metrics({ x: { elapsed_s: [5, 10, 3, 6] } }), "time");
    expect([...(read?.xs ?? [])]).toEqual([5, 10, 13, 16]);
  });

  it("derives time from the run's first clock time", () => {
    expect([
      ...(curve(metrics({ x: { wall_s: [100, 101, 105, 110] } }), "time")?.xs ?? []),
    ]).toEqual([0, 1, 5, 10]);
  });

  it("sorts points whose place goes back", () => {
    const read = curve(metrics({ x: { tokens: [1, 3, 2, 4] } }), "tokens");
    expect([...(read?.xs ?? [])]).toEqual([1, 2, 3, 4]);
    expect([...(read?.ys ?? [])]).toEqual([1, 3, 2, 4]);
  });

  it("places spikes, restarts and non-finite values on the axis", () => {
    const from = metrics({ x: { epoch: [1, 2, 3, 4] }, non_finite: [{ step: 25, value: "NaN" }] }, [
      { step: 30, kind: "spike", series: "train/loss", from: null },
      { step: 40, kind: "restart", series: null, from: 55 },
      { step: 25, kind: "non-finite", series: "train/loss", from: null },
      { step: 10, kind: "spike", series: "train/grad_norm", from: null },
    ]);
    expect(curve(from, "epoch")?.marks).toEqual([
      { kind: "non-finite", step: 25, x: 2.5, y: 2, value: "NaN", from: null },
      { kind: "spike", step: 30, x: 3, y: 3, value: null, from: null },
      { kind: "restart", step: 40, x: 4, y: 4, value: null, from: 55 },
    ]);
  });

  it("places what comes after the last finite value at its own step", () => {
    const from = metrics({ non_finite: [{ step: 70, value: "NaN" }] });
    expect(curve(from, "step")?.marks).toMatchObject([{ x: 70, y: 4 }]);
  });

  it("shows a series that has only non-finite values on the step axis", () => {
    const from = metrics({ points: [], non_finite: [{ step: 5, value: "Infinity" }] });
    expect(curve(from, "step")?.marks).toMatchObject([{ x: 5, y: null, value: "Infinity" }]);
    expect(curve(from, "epoch")).toBeNull();
  });
});

describe("axes", () => {
  it("offers those that any series has", () => {
    expect(availableAxes([metrics({}), metrics({ x: { wall_s: [1, 2, 3, 4] } })])).toEqual([
      "step",
      "time",
      "wall",
    ]);
  });

  it("places steps between points in proportion and others at the nearest end", () => {
    expect([5, 10, 15, 20, 99].map((step) => positionOfStep([10, 20], [1, 3], step))).toEqual([
      1, 1, 2, 3, 3,
    ]);
    expect(positionOfStep([], [], 1)).toBeNull();
  });

  it("keeps nulls where a position is unknown", () => {
    const series = metrics({ x: { epoch: [1, null, 3, 4] } }).series[0];
    expect(series && axisValues(series, "epoch", { start: null })).toEqual([1, null, 3, 4]);
  });
});

import { RunMetrics, type Series } from "@evalsite/protocol";
import { describe, expect, it } from "vitest";
import { curveOf } from "./curve.ts";
import { runClock } from "./curve-axis.ts";
import { spreadPositions, wantedBlocks, withBlocks } from "./full-resolution.ts";
import { debiasedEma } from "./smoothing.ts";

const steps = (from: number, to: number) =>
  Float64Array.from({ length: to - from }, (_, at) => from + at);
const full = (from: number, to: number) => ({
  steps: steps(from, to),
  values: steps(from, to).map((step) => Math.sin(step)),
});

/** 30,000 points in three blocks; the overview has every hundredth, with its epoch. */
function metrics(): RunMetrics {
  const overview = Array.from({ length: 300 }, (_, at) => at * 100);
  const block = { n: 10_000, even: true, crc32: 0 };
  return RunMetrics.parse({
    run_id: "a",
    series: [
      {
        name: "train/loss",
        points: overview.map((step) => ({ step, value: Math.sin(step) })),
        x: { epoch: overview.map((step) => step / 1000) },
        n_total: 30_000,
        downsampled: { method: "minmax", n: 300 },
        shard: {
          path: "series/0",
          blocks: [0, 1, 2].map((at) => ({
            ...block,
            first: at * 10_000,
            last: at * 10_000 + 9999,
          })),
        },
      },
    ],
  });
}

const run = { runId: "a", label: "a", color: "red" };
const context = { clock: { start: null }, events: [] };
function series(): Series {
  const [found] = metrics().series;
  if (found === undefined) throw new Error("no series");
  return found;
}

describe("wantedBlocks", () => {
  const look = { steps: null, columns: 500, isSmoothed: false };

  it("is none while all of a long series is in view, and where the overview is fine enough", () => {
    expect(wantedBlocks(series(), look)).toEqual([]);
    expect(wantedBlocks(series(), { ...look, steps: [0, 30_000], columns: 250 })).toEqual([]);
    expect(wantedBlocks({ ...series(), shard: null }, { ...look, steps: [0, 10] })).toEqual([]);
  });

  it("is what lies in view, and for smoothing what came before", () => {
    const steps = [20_500, 21_000] as const;
    expect(wantedBlocks(series(), { ...look, steps })).toEqual([2]);
    expect(wantedBlocks(series(), { ...look, steps: [9000, 12_000] })).toEqual([0, 1]);
    expect(wantedBlocks(series(), { ...look, steps, isSmoothed: true })).toEqual([1, 2]);
    expect(wantedBlocks(series(), { ...look, steps: [10, 20], isSmoothed: true })).toEqual([0]);
  });

  it("is all of a series that is not much longer than its overview", () => {
    expect(wantedBlocks({ ...series(), n_total: 20_000 }, look)).toEqual([0, 1, 2]);
  });
});

describe("a curve with blocks of its full resolution", () => {
  it("has every point of theirs in its place, and the overview beside them", () => {
    const { steps: all } = withBlocks(series(), [full(10_000, 20_000)]);
    expect(all).toHaveLength(10_000 + 200);
    expect([...all.subarray(99, 102)]).toEqual([9900, 10_000, 10_001]);
    expect([...all.subarray(-101, -99)]).toEqual([19_999, 20_000]);
  });

  it("says whether all points in view are there", () => {
    const detail = (blocks: number[], isComplete: boolean) =>
      curveOf(
        run,
        series(),
        context,
        { axis: "step", smoothing: 0 },
        {
          blocks: blocks.map((at) => full(at * 10_000, at * 10_000 + 10_000)),
          isComplete,
        },
      )?.detail;
    expect([detail([], false), detail([1], false)]).toEqual(["overview", "overview"]);
    expect([detail([1], true), detail([0, 1, 2], true)]).toEqual(["part", "whole"]);
  });

  it("is smoothed in view as the whole series would be", () => {
    const wish = { axis: "step", smoothing: 0.99 } as const;
    const blocks = [full(10_000, 20_000), full(20_000, 30_000)];
    const curve = curveOf(run, series(), context, wish, { blocks, isComplete: true });
    const whole = debiasedEma(full(0, 30_000).values, 0.99);
    const at = curve?.xs.indexOf(25_000) ?? -1;
    expect(curve?.smoothed?.[at]).toBeCloseTo(whole[25_000] ?? Number.NaN, 12);
  });

  it("lies on another axis in proportion between the points of the overview", () => {
    const wish = { axis: "epoch", smoothing: 0 } as const;
    const parts = { blocks: [full(10_000, 20_000)], isComplete: true };
    const curve = curveOf(run, series(), { ...context, clock: runClock(metrics()) }, wish, parts);
    const at = curve?.steps.indexOf(12_345) ?? -1;
    expect(curve?.xs[at]).toBeCloseTo(12.345, 9);
  });
});

it("positions beyond the known ones are those of the nearest, and none are made up", () => {
  expect(spreadPositions(Float64Array.of(0, 15, 30), [10, 20, 25], [1, 2, null])).toEqual([
    1, 1.5, 2,
  ]);
  expect(spreadPositions(Float64Array.of(0), [10], [null])).toEqual([null]);
});

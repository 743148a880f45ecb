import { standardDeviation } from "@evalsite/statistics";
import { nearestIndex } from "./search-sorted.ts";
import type { Curve, CurveRun, Detail } from "./curve.ts";

/** More positions than a plot has columns, twice over. */
const mostPositions = 4000;

/**
 * The curves of the runs of one experiment as one: at every position the mean of the curves that run
 * past it (between two points a value in proportion), and a band of one sample standard deviation to
 * either side. What is drawn is averaged: the smoothed values where there are some. Runs of no
 * experiment, and those alone in theirs, stay as they are.
 * @param experimentOf a run's experiment; null if it has none
 * @param label what the mean of so many runs is called
 */
export function meanCurves(
  curves: readonly Curve[],
  experimentOf: (runId: string) => string | null,
  label: (experiment: string, runs: number) => string,
): readonly Curve[] {
  const groups = Map.groupBy(curves, ({ run }) => experimentOf(run.runId) ?? run);
  return [...groups].flatMap(([experiment, members]) => {
    const [first] = members;
    if (first === undefined || typeof experiment !== "string" || members.length < 2) return members;
    const run: CurveRun = {
      runId: `experiment ${experiment}`,
      label: label(experiment, members.length),
      color: first.run.color,
    };
    return [meanCurve(first, members, run)];
  });
}

function meanCurve(first: Curve, members: readonly Curve[], run: CurveRun): Curve {
  const xs = positionsOf(members);
  const ys = new Float64Array(xs.length);
  const low = new Float64Array(xs.length);
  const high = new Float64Array(xs.length);
  const readers = members.map(readerOf);
  xs.forEach((x, at) => {
    const { mean, deviation } = spread(readers.flatMap((read) => read(x) ?? []));
    ys[at] = mean;
    low[at] = mean - deviation;
    high[at] = mean + deviation;
  });
  const sum = (count: (curve: Curve) => number) =>
    members.reduce((all, one) => all + count(one), 0);
  return {
    ...first,
    run,
    xs,
    steps: xs,
    ys,
    smoothed: null,
    marks: [],
    source: null,
    band: { is: "deviation", low, high },
    total: sum(({ total }) => total),
    stored: sum(({ stored }) => stored),
    detail: leastDetail(members),
    unplaced: sum(({ unplaced }) => unplaced),
  };
}

/** All positions of the curves, an even selection of them when there are very many. */
function positionsOf(curves: readonly Curve[]): Float64Array {
  const all = Float64Array.from(new Set(curves.flatMap(({ xs }) => [...xs]))).toSorted();
  if (all.length <= mostPositions) return all;
  const stride = (all.length - 1) / (mostPositions - 1);
  return Float64Array.from(
    { length: mostPositions },
    (_, at) => all[Math.round(at * stride)] ?? Number.NaN,
  );
}

/** Reads a curve at any position; null beyond its ends and where it has no finite value. */
function readerOf({ xs, ys, smoothed }: Curve): (x: number) => number | null {
  const values = smoothed ?? ys;
  return (x) => {
    const near = nearestIndex(xs, x);
    const at = xs[near] ?? Number.NaN;
    const other = at < x ? near + 1 : near - 1;
    const value = values[near] ?? Number.NaN;
    if (at === x) return finite(value);
    const [to, beyond] = [xs[other] ?? Number.NaN, values[other] ?? Number.NaN];
    return finite(value + ((beyond - value) * (x - at)) / (to - at));
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function spread(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: standardDeviation(values, mean) ?? 0 };
}

function leastDetail(curves: readonly Curve[]): Detail {
  const kinds = curves.map(({ detail }) => detail);
  if (kinds.includes("overview")) return "overview";
  return kinds.includes("part") ? "part" : "whole";
}

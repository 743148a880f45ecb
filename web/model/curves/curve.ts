import type { CurveEvent, RunMetrics, Series } from "@evalsite/protocol";
import { type CurveAxis, type RunClock, axisValues, positionOfStep } from "./curve-axis.ts";
import { type CurveMark, curveMarks } from "./curve-marks.ts";
import { debiasedEma } from "./smoothing.ts";

/** A run as a chart knows it. `color` is any CSS colour, `var(--…)` included. */
export interface CurveRun {
  readonly runId: string;
  readonly label: string;
  readonly color: string;
}

/** One series of one run on one horizontal axis, in full resolution. */
export interface Curve {
  readonly run: CurveRun;
  readonly name: string;
  /** Positions on the axis, ascending; `steps`, `ys` and `smoothed` are as long. */
  readonly xs: Float64Array;
  readonly steps: Float64Array;
  readonly ys: Float64Array;
  /** Null when nothing is to be smoothed. */
  readonly smoothed: Float64Array | null;
  readonly marks: readonly CurveMark[];
  /** What `steps` really count. */
  readonly stepIs: Series["x_is"];
  /** Points the log had; more than were stored when the series was thinned out. */
  readonly total: number;
  readonly stored: number;
  /** How it was thinned out; null when it was not. */
  readonly method: string | null;
  /** Stored points without a place on this axis. */
  readonly unplaced: number;
}

export interface CurveWish {
  readonly axis: CurveAxis;
  /** Weight of the moving average, 0 to below 1. */
  readonly smoothing: number;
}

/** A series read for drawing, or null when it lacks the axis or has no point at all. */
export function curveOf(
  run: CurveRun,
  series: Series,
  context: { readonly clock: RunClock; readonly events: readonly CurveEvent[] },
  wish: CurveWish,
): Curve | null {
  const positions = axisValues(series, wish.axis, context.clock);
  const points = pointsOf(series);
  const placed = placedIndices(positions ?? []);
  // A series that was never finite has only marks; they are placed by their steps.
  const isOnlyMarks =
    points.ys.length === 0 && series.non_finite.length > 0 && wish.axis === "step";
  if (placed.length === 0 && !isOnlyMarks) return null;
  const pick = (values: Float64Array) => Float64Array.from(placed, (i) => values[i] ?? Number.NaN);
  const xs = Float64Array.from(placed, (i) => positions?.[i] ?? Number.NaN);
  const steps = pick(points.steps);
  const ys = pick(points.ys);
  const place = (step: number) => (wish.axis === "step" ? step : positionOfStep(steps, xs, step));
  return {
    run,
    name: series.name,
    xs,
    steps,
    ys,
    smoothed: wish.smoothing > 0 ? pick(debiasedEma(points.ys, wish.smoothing)) : null,
    marks: curveMarks(series, context.events, { xs, ys, place }),
    stepIs: series.x_is,
    total: series.n_total ?? points.ys.length,
    stored: points.ys.length,
    method: series.downsampled?.method ?? null,
    unplaced: points.ys.length - placed.length,
  };
}

/** The points of a series. A full-resolution shard (`series.shard`), once read, takes their place here. */
function pointsOf(series: Series): { readonly steps: Float64Array; readonly ys: Float64Array } {
  return {
    steps: Float64Array.from(series.points, (point) => point.step),
    ys: Float64Array.from(series.points, (point) => point.value),
  };
}

/** Points with a place, in ascending order of it; equal places keep the order of the log. */
function placedIndices(positions: readonly (number | null)[]): number[] {
  const placed: number[] = [];
  let ascending = true;
  let last = -Infinity;
  positions.forEach((position, i) => {
    if (position === null || !Number.isFinite(position)) return;
    if (position < last) ascending = false;
    last = position;
    placed.push(i);
  });
  if (ascending) return placed;
  return placed.toSorted((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0) || a - b);
}

/** All series names of some runs, each once, in the order of the files. */
export function seriesNames(runs: readonly RunMetrics[]): string[] {
  return [...new Set(runs.flatMap((run) => run.series.map((series) => series.name)))];
}

/** What the steps of all the curves count; null when they count different things. */
export function countedBy(curves: readonly Curve[]): Series["x_is"] | null {
  const [first, ...others] = new Set(curves.map((curve) => curve.stepIs));
  return others.length > 0 ? null : (first ?? "step");
}

import type { CurveEvent, RunMetrics, Series, ShardPoints } from "@evalsite/protocol";
import { type CurveAxis, type RunClock, axisValues, positionOfStep } from "./curve-axis.ts";
import { type CurveMark, curveMarks } from "./curve-marks.ts";
import { type SeriesPoints, spreadPositions, withBlocks } from "./full-resolution.ts";
import { debiasedEma } from "./smoothing.ts";

/** A run as a chart knows it. `color` is any CSS colour, `var(--…)` included. */
export interface CurveRun {
  readonly runId: string;
  readonly label: string;
  readonly color: string;
}

/** Which points a curve is drawn from: all; an overview; an overview with all points of the part in view. */
export type Detail = "whole" | "overview" | "part";

export interface CurveBand {
  /** deviation: one standard deviation to either side; extremes: the lowest and highest that a point sums up. */
  readonly is: "deviation" | "extremes";
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** One series of one run on one horizontal axis. */
export interface Curve {
  readonly run: CurveRun;
  readonly name: string;
  /** Positions on the axis, ascending; `steps`, `ys` and `smoothed` are as long. */
  readonly xs: Float64Array;
  readonly steps: Float64Array;
  readonly ys: Float64Array;
  /** Null when nothing is to be smoothed. */
  readonly smoothed: Float64Array | null;
  /** Where several runs are drawn as their mean: how far they are spread around it; else what each point sums up. */
  readonly band: CurveBand | null;
  readonly marks: readonly CurveMark[];
  /** What `steps` really count. */
  readonly stepIs: Series["x_is"];
  /** The run's file that the points came from; null where it is not told, and for a mean. */
  readonly source: string | null;
  /** Points the log had, and how many of them are drawn from: fewer where only an overview is there. */
  readonly total: number;
  readonly stored: number;
  /** How the overview was thinned out; null when it was not. */
  readonly method: string | null;
  readonly detail: Detail;
  /** Stored points without a place on this axis. */
  readonly unplaced: number;
}

export interface CurveWish {
  readonly axis: CurveAxis;
  /** Weight of the moving average, 0 to below 1. */
  readonly smoothing: number;
}

/** Blocks of the full resolution, and whether they cover all that is in view. */
export interface FullParts {
  readonly blocks: readonly ShardPoints[];
  readonly isComplete: boolean;
}

const noParts: FullParts = { blocks: [], isComplete: false };

/** A series read for drawing, or null when it lacks the axis or has no point at all. */
export function curveOf(
  run: CurveRun,
  series: Series,
  context: { readonly clock: RunClock; readonly events: readonly CurveEvent[] },
  wish: CurveWish,
  parts: FullParts = noParts,
): Curve | null {
  const points = withBlocks(series, parts.blocks);
  const positions = positionsOf(series, points, context.clock, wish.axis);
  const placed = placedIndices(positions ?? []);
  const isWhole = placed.length === points.ys.length && isInPlace(placed);
  // A series that was never finite has only marks; they are placed by their steps.
  const isOnlyMarks =
    points.ys.length === 0 && series.non_finite.length > 0 && wish.axis === "step";
  if (placed.length === 0 && !isOnlyMarks) return null;
  const pick = (values: Float64Array) =>
    isWhole ? values : Float64Array.from(placed, (i) => values[i] ?? Number.NaN);
  const xs =
    isWhole && positions instanceof Float64Array
      ? positions
      : Float64Array.from(placed, (i) => positions?.[i] ?? Number.NaN);
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
    band: wish.smoothing > 0 ? null : extremesOf(series, points, pick),
    marks: curveMarks(series, context.events, { xs, ys, place }),
    stepIs: series.x_is,
    source: series.source,
    total: series.n_total ?? points.ys.length,
    stored: points.ys.length,
    method: series.downsampled?.method ?? null,
    detail: detailOf(series, points.ys.length, parts),
    unplaced: points.ys.length - placed.length,
  };
}

/** Only for the points as they are stored: between them nothing is known of it. A point without one has no width. */
function extremesOf(
  { band, points }: Series,
  { ys }: SeriesPoints,
  pick: (values: Float64Array) => Float64Array,
): CurveBand | null {
  if (band === null || ys.length !== points.length) return null;
  const line = (ends: readonly (number | null)[]) =>
    pick(Float64Array.from(ys, (value, at) => ends[at] ?? value));
  return { is: "extremes", low: line(band.low), high: line(band.high) };
}

function detailOf(series: Series, drawn: number, { isComplete }: FullParts): Detail {
  if (series.downsampled === null || drawn === series.n_total) return "whole";
  return isComplete ? "part" : "overview";
}

/** The overview tells the other axes; between its points the full resolution's lie in proportion. */
function positionsOf(
  series: Series,
  { steps }: SeriesPoints,
  clock: RunClock,
  axis: CurveAxis,
): ArrayLike<number | null> | null {
  if (axis === "step") return steps.length === 0 ? null : steps;
  const known = axisValues(series, axis, clock);
  if (known === null || steps.length === series.points.length) return known;
  const overview = series.points.map((point) => point.step);
  return spreadPositions(steps, overview, known);
}

/** Points with a place, in ascending order of it; equal places keep the order of the log. */
function placedIndices(positions: ArrayLike<number | null>): Uint32Array {
  const placed = new Uint32Array(positions.length);
  let count = 0;
  let ascending = true;
  let last = -Infinity;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] ?? Number.NaN;
    if (!Number.isFinite(position)) continue;
    if (position < last) ascending = false;
    last = position;
    placed[count++] = i;
  }
  const found = placed.subarray(0, count);
  if (ascending) return found;
  return found.toSorted((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0) || a - b);
}

function isInPlace(indices: Uint32Array): boolean {
  return indices.every((index, at) => index === at);
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

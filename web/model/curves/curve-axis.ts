import type { RunMetrics, Series } from "@evalsite/protocol";

/** What the horizontal axis counts. `time` is seconds since the run began, `wall` seconds since 1970. */
export const AXES = ["step", "epoch", "time", "wall", "tokens", "samples"] as const;
export type CurveAxis = (typeof AXES)[number];

/** What a run brings to reading its axes: when it began, for series that tell only the clock time. */
export interface RunClock {
  /** Seconds since 1970 of the run's first point, or null when no series tells the clock time. */
  readonly start: number | null;
}

export function runClock(metrics: RunMetrics): RunClock {
  let start: number | null = null;
  for (const series of metrics.series) {
    const first = series.x.wall_s?.find((value) => value !== null);
    if (first !== undefined && first !== null && (start === null || first < start)) start = first;
  }
  return { start };
}

/**
 * Where the points of a series lie on an axis, one value a point, null where unknown.
 * @returns null when the series lacks the axis altogether
 */
export function axisValues(
  series: Series,
  axis: CurveAxis,
  clock: RunClock,
): (number | null)[] | null {
  const values = rawAxisValues(series, axis, clock);
  return values?.some((value) => value !== null) ? values : null;
}

function rawAxisValues(series: Series, axis: CurveAxis, clock: RunClock): (number | null)[] | null {
  switch (axis) {
    case "step":
      return series.points.map((point) => point.step);
    case "epoch":
      if (series.x.epoch !== undefined) return series.x.epoch;
      return series.x_is === "epoch" ? series.points.map((point) => point.step) : null;
    case "time":
      return timeValues(series, clock);
    case "wall":
      return series.x.wall_s ?? null;
    case "tokens":
      return series.x.tokens ?? null;
    case "samples":
      return series.x.samples ?? null;
  }
}

function timeValues(series: Series, clock: RunClock): (number | null)[] | null {
  if (series.x.elapsed_s !== undefined) return countOn(series.x.elapsed_s);
  const start = clock.start;
  if (series.x.wall_s === undefined || start === null) return null;
  return series.x.wall_s.map((value) => (value === null ? null : value - start));
}

/** A stopwatch that a restart set back to zero goes on counting from where it was. */
function countOn(values: readonly (number | null)[]): (number | null)[] {
  let before = 0;
  let last = 0;
  return values.map((value) => {
    if (value === null) return null;
    if (value < last) before += last;
    last = value;
    return value + before;
  });
}

/** The axes that at least one series can be drawn over. */
export function availableAxes(runs: readonly RunMetrics[]): CurveAxis[] {
  const clocks = runs.map(runClock);
  return AXES.filter((axis) =>
    runs.some((run, i) =>
      run.series.some((series) => axisValues(series, axis, clocks[i] ?? { start: null }) !== null),
    ),
  );
}

/**
 * Where a step lies on an axis. Steps between two points (a value that was not finite has no point)
 * are placed in proportion; steps outside lie at the nearest end.
 */
export function positionOfStep(
  steps: ArrayLike<number>,
  positions: ArrayLike<number>,
  step: number,
): number | null {
  const count = Math.min(steps.length, positions.length);
  if (count === 0) return null;
  let right = 0;
  while (right < count && (steps[right] ?? 0) < step) right++;
  if (right === count) return positions[count - 1] ?? null;
  if (right === 0 || steps[right] === step) return positions[right] ?? null;
  const [s0, s1] = [steps[right - 1] ?? 0, steps[right] ?? 0];
  const [p0, p1] = [positions[right - 1] ?? 0, positions[right] ?? 0];
  return p0 + ((p1 - p0) * (step - s0)) / (s1 - s0);
}

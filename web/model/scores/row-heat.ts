import type { Direction, Interval } from "@evalsite/protocol";

/**
 * How good each value is within its row, 0 (worst) to 1 (best); null for missing values, for metrics
 * without direction, and where there is nothing to tell apart.
 *
 * The scale spans the row's values, but never less than `floor` (half the widest interval, say), so
 * that differences far below the measurement's own uncertainty stay pale.
 */
export function rowHeat(
  values: readonly (number | null)[],
  direction: Direction,
  floor = 0,
): readonly (number | null)[] {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (direction === "none" || known.length < 2 || high === low) return values.map(() => null);
  const span = Math.max(high - low, floor);
  const worst = direction === "lower" ? high : low;
  return values.map((value) => (value === null ? null : Math.abs(value - worst) / span));
}

/** Half the widest of the intervals; 0 without any. */
export function widestHalf(intervals: readonly (Interval | null)[]): number {
  return Math.max(0, ...intervals.map((one) => (one === null ? 0 : (one.high - one.low) / 2)));
}

/** The best value of a row; null without direction, and where all values are equal or only one is known. */
export function bestValue(values: readonly (number | null)[], direction: Direction): number | null {
  const known = values.filter((value) => value !== null);
  if (direction === "none" || known.length < 2) return null;
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (low === high) return null;
  return direction === "lower" ? low : high;
}

export type Overlap = "overlap" | "apart" | "unknown";

/** Whether two intervals share a value. This says nothing about significance: pairs are ignored. */
export function intervalOverlap(a: Interval | null, b: Interval | null): Overlap {
  if (a === null || b === null) return "unknown";
  return a.low <= b.high && b.low <= a.high ? "overlap" : "apart";
}

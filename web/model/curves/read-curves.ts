import { nearestIndex, spans } from "./search-sorted.ts";
import type { Curve } from "./curve.ts";

/** What a curve says at a position: its nearest point in the full data. */
export interface Reading {
  /** Which of the curves. */
  readonly curve: number;
  readonly index: number;
  readonly x: number;
  readonly raw: number;
  readonly smoothed: number | null;
}

/**
 * The nearest point of every curve that runs past the position, and of those that end near it.
 * @param isNear whether an end of a curve is near enough to be meant
 */
export function readCurves(
  curves: readonly Curve[],
  x: number,
  isNear: (pointX: number) => boolean,
): Reading[] {
  return curves.flatMap((curve, at) => {
    const index = nearestIndex(curve.xs, x);
    const pointX = curve.xs[index];
    const raw = curve.ys[index];
    if (pointX === undefined || raw === undefined) return [];
    if (!spans(curve.xs, x) && !isNear(pointX)) return [];
    return { curve: at, index, x: pointX, raw, smoothed: curve.smoothed?.[index] ?? null };
  });
}

/** The value that the main line of a reading shows. */
export function shownValue(reading: Reading): number {
  return reading.smoothed ?? reading.raw;
}

/**
 * Readings for a tooltip: nearest to the pointer first, or highest first when the pointer has no
 * height (keyboard, another chart), and how many there are beyond the limit.
 */
export function rankReadings(
  readings: readonly Reading[],
  distance: ((value: number) => number) | null,
  limit: number,
): { readonly rows: readonly Reading[]; readonly more: number } {
  const key = distance ?? ((value: number) => -value);
  const sorted = readings.toSorted((a, b) => key(shownValue(a)) - key(shownValue(b)));
  return { rows: sorted.slice(0, limit), more: Math.max(0, sorted.length - limit) };
}

/** All positions of some curves, ascending, each once: where the keyboard can put the cursor. */
export function stops(curves: readonly Curve[]): Float64Array {
  if (curves.length === 1 && curves[0] !== undefined) return curves[0].xs;
  return Float64Array.from(new Set(curves.flatMap((curve) => [...curve.xs]))).toSorted();
}

/** The stop `count` places before (negative) or after a position, not beyond the first or last. */
export function stopFrom(all: Float64Array, x: number, count: number): number | null {
  const near = nearestIndex(all, x);
  if (near < 0) return null;
  return all[Math.min(all.length - 1, Math.max(0, near + count))] ?? null;
}

import type { CurveEvent } from "@evalsite/protocol";
import type { Readings } from "./readings.ts";

const window = 100;
const warmUp = 20;
const factor = 6 * 1.4826;

/**
 * Points that stand out upward from the last 100 finite ones: y > median + 6 · 1.4826 · MAD. Only for
 * losses and gradient norms, where a jump up is a fault; the first 20 points are warm-up.
 */
export function spikes(
  series: string,
  { steps, values }: Pick<Readings, "steps" | "values">,
): readonly CurveEvent[] {
  if (!/(loss|grad_norm)$/.test(series)) return [];
  const recent: number[] = [];
  /** The recent values in ascending order. */
  const sorted: number[] = [];
  const events: CurveEvent[] = [];
  for (const [at, value] of values.entries()) {
    const step = steps[at] ?? 0;
    if (!Number.isFinite(value)) continue;
    if (sorted.length >= warmUp && isSpike(value, sorted)) {
      events.push({ step, kind: "spike", series, from: null });
    }
    recent.push(value);
    sorted.splice(placeIn(sorted, value), 0, value);
    if (recent.length > window) sorted.splice(placeIn(sorted, recent.shift() ?? 0), 1);
  }
  return events;
}

function isSpike(value: number, sorted: readonly number[]): boolean {
  const middle = middleOf(sorted.length, (at) => sorted[at] ?? 0);
  if (value <= middle) return false;
  const deviation = medianDeviation(sorted, middle);
  return deviation > 0 && value > middle + factor * deviation;
}

/** The median of the distances from a value: the nearest come first, from both sides of it. */
function medianDeviation(sorted: readonly number[], middle: number): number {
  const nearest: number[] = [];
  let right = placeIn(sorted, middle);
  let left = right - 1;
  while (nearest.length <= sorted.length >> 1) {
    const below = middle - (sorted[left] ?? -Infinity);
    const above = (sorted[right] ?? Infinity) - middle;
    nearest.push(Math.min(below, above));
    if (below <= above) left--;
    else right++;
  }
  return middleOf(sorted.length, (at) => nearest[at] ?? 0);
}

/** The median of as many ascending values. */
function middleOf(count: number, valueAt: (at: number) => number): number {
  const half = count >> 1;
  return count % 2 === 1 ? valueAt(half) : (valueAt(half - 1) + valueAt(half)) / 2;
}

/** First place whose value is at least the given one. */
function placeIn(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const at = (low + high) >> 1;
    if ((sorted[at] ?? 0) < value) low = at + 1;
    else high = at;
  }
  return low;
}

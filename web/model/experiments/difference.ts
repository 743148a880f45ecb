import type { Interval } from "@evalsite/protocol";

/** A score with what is known of its uncertainty. */
export interface Measured {
  readonly value: number;
  readonly interval: Interval | null;
}

/** The difference of two scores, `a` − `b`, in the metric's native scale. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/**
 * Interval of a difference from the intervals of the two scores, taken as independent:
 *
 *     low  = d − √((a − a_low)² + (b_high − b)²)
 *     high = d + √((a_high − a)² + (b − b_low)²)
 *
 * For Wilson intervals this is method 10 of Newcombe 1998 (Statistics in Medicine 17:873), for
 * intervals of any other kind MOVER (Zou & Donner 2008, Statistics in Medicine 27:1693). Scores of
 * the same questions are most often alike, which makes the true uncertainty smaller: the interval
 * errs on the side of not telling apart.
 *
 * @returns null when an interval is missing or has no width, or when their levels differ
 */
export function differenceOf(a: Measured, b: Measured): Difference | null {
  if (!isUsable(a.interval) || !isUsable(b.interval)) return null;
  if (a.interval.level !== b.interval.level) return null;
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.interval.low, b.interval.high - b.value),
    high: value + Math.hypot(a.interval.high - a.value, b.value - b.interval.low),
    level: a.interval.level,
  };
}

/** Whether no difference at all lies outside the interval. */
export function isApart({ low, high }: Difference): boolean {
  return low > 0 || high < 0;
}

/** Items that all have the same score give a width of 0, which is no certainty. */
function isUsable(interval: Interval | null): interval is Interval {
  return interval !== null && interval.high > interval.low;
}

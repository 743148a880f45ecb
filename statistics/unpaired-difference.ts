import { type Interval, level, z975 } from "./interval.ts";
import { zTest } from "./normal-distribution.ts";

/** A score with what is known of its uncertainty. */
export interface Measured {
  readonly value: number;
  readonly interval: Interval | null;
}

/** A difference of two scores, candidate − baseline, in the metric's native scale. */
export interface UnpairedDifference {
  readonly value: number;
  readonly interval: Interval;
  /** Two-sided; 0.05 or less exactly where the interval excludes 0. */
  readonly p: number;
}

/**
 * Difference of two scores that are known from reports alone, taken as independent:
 *
 *     low  = d − √((c − c_low)² + (b_high − b)²)
 *     high = d + √((c_high − c)² + (b − b_low)²)
 *
 * For Wilson intervals this is Newcombe's hybrid score interval (method 10 of Newcombe 1998, Stat.
 * Med. 17:873), for intervals of any other kind MOVER (Zou & Donner 2008, Stat. Med. 27:1693). Scores
 * of the same questions are most often alike, which makes the true uncertainty smaller: the interval
 * errs on the side of not telling apart. p is taken from the interval's side towards 0 (Altman &
 * Bland 2011, BMJ 343:d2304).
 *
 * @returns null when an interval is missing or has no width, or when one is not of 95 %
 */
export function unpairedDifference(
  baseline: Measured,
  candidate: Measured,
): UnpairedDifference | null {
  const [b, c] = [baseline.interval, candidate.interval];
  if (!isUsable(b) || !isUsable(c)) return null;
  const value = candidate.value - baseline.value;
  const below = Math.hypot(candidate.value - c.low, b.high - baseline.value);
  const above = Math.hypot(c.high - candidate.value, baseline.value - b.low);
  return {
    value,
    interval: { low: value - below, high: value + above, level, method: "newcombe" },
    p: value === 0 ? 1 : zTest((z975 * value) / (value > 0 ? below : above)),
  };
}

/** Items that all have the same score give a width of 0, which is no certainty. */
function isUsable(interval: Interval | null): interval is Interval {
  return interval !== null && interval.high > interval.low && interval.level === level;
}

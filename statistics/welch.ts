import { around } from "./interval.ts";
import { t975, tTest } from "./t-distribution.ts";
import type { UnpairedDifference } from "./unpaired-difference.ts";

/** What is known of the scores of some items. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample variance: Σ(x − x̄)²/(n − 1). */
  readonly variance: number;
}

/**
 * Difference of the means of two groups of other items, candidate − baseline: Welch's t with Satterthwaite's degrees of freedom
 * (Welch 1947, Biometrika 34:28).
 * @returns null where a group has fewer than two items, or neither has any spread
 */
export function welch(baseline: Moments, candidate: Moments): UnpairedDifference | null {
  if (baseline.n < 2 || candidate.n < 2) return null;
  const [b, c] = [baseline.variance / baseline.n, candidate.variance / candidate.n];
  const square = b + c;
  if (!(square > 0)) return null;
  const degrees = (square * square) / ((b * b) / (baseline.n - 1) + (c * c) / (candidate.n - 1));
  const [value, stderr] = [candidate.mean - baseline.mean, Math.sqrt(square)];
  return {
    value,
    interval: around(value, t975(degrees) * stderr, "t"),
    p: tTest(value / stderr, degrees),
  };
}

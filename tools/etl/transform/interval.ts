import quantile from "@stdlib/stats-base-dists-t-quantile";
import type { Interval } from "@evalsite/protocol";

/** Scores of one metric, gathered item by item: two lists of the same length. */
export interface ItemScores {
  /** Mean over each item's repeats, native scale. */
  readonly means: Float64Array;
  /** Answers to each item, at least 1. */
  readonly repeats: Float64Array;
}

export interface Estimate {
  readonly mean: number;
  readonly stderr: number | null;
  readonly interval: Interval | null;
}

const level = 0.95;
/** 97.5 % quantile of the standard normal distribution. */
export const z975 = 1.959963984540054;

/**
 * Mean of a score over all answers, with its standard error and 95 % interval.
 *
 * Binary with one answer an item: Wilson score interval (Wilson 1927). Otherwise mean ± t·SE, with
 * the item as the cluster: SE² = (1/n²)·Σ_c(Σ_{i∈c}(s_i − s̄))²·C/(C−1) (Liang & Zeger 1986; Miller
 * 2024, arXiv 2411.00640), which for one answer an item is sd/√n.
 */
export function estimate(items: ItemScores, binary: boolean): Estimate | null {
  const count = items.means.length;
  if (count === 0) return null;
  const answers = items.repeats.reduce((sum, repeats) => sum + repeats, 0);
  const total = items.means.reduce((sum, mean, at) => sum + mean * (items.repeats[at] ?? 0), 0);
  const mean = total / answers;
  const repeated = answers > count;
  const stderr = standardError(items, mean, answers);
  if (binary && !repeated) return { mean, stderr, interval: wilson(mean, answers) };
  // Items that all have the same answers give an SE of 0, which is no certainty.
  if (binary && stderr === 0) return { mean, stderr, interval: wilson(mean, count) };
  if (stderr === null) return { mean, stderr, interval: null };
  const half = quantile(1 - (1 - level) / 2, count - 1) * stderr;
  const method = repeated ? "t-clustered" : "t";
  return { mean, stderr, interval: { low: mean - half, high: mean + half, level, method } };
}

function standardError(items: ItemScores, mean: number, answers: number): number | null {
  const clusters = items.means.length;
  if (clusters < 2) return null;
  const squares = items.means.reduce(
    (sum, itemMean, at) => sum + ((items.repeats[at] ?? 0) * (itemMean - mean)) ** 2,
    0,
  );
  return Math.sqrt((squares * clusters) / (clusters - 1)) / answers;
}

/** Wilson score interval of a proportion (Wilson 1927, JASA 22:209). */
export function wilson(proportion: number, n: number): Interval {
  const z2 = z975 ** 2;
  const centre = (proportion + z2 / (2 * n)) / (1 + z2 / n);
  const half =
    (z975 / (1 + z2 / n)) * Math.sqrt((proportion * (1 - proportion)) / n + z2 / (4 * n * n));
  return {
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
    level,
    method: "wilson",
  };
}

/**
 * Unbiased pass@k of one item: 1 − C(n−c, k)/C(n, k) for c right answers of n (Chen et al. 2021,
 * arXiv 2107.03374). Needs 1 ≤ k ≤ n.
 */
export function passAtK(n: number, c: number, k: number): number {
  if (n - c < k) return 1;
  let miss = 1;
  for (let i = n - c + 1; i <= n; i++) miss *= 1 - k / i;
  return 1 - miss;
}

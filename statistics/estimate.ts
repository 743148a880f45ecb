import { type Interval, around } from "./interval.ts";
import { t975 } from "./t-distribution.ts";
import { wilson } from "./wilson.ts";

/** Scores of one metric, gathered item by item: two lists of the same length. */
export interface ItemScores {
  /** Mean over each item's repeats, native scale. */
  readonly means: Float64Array;
  /** Answers to each item, at least 1. */
  readonly repeats: Float64Array;
}

export interface Estimate {
  readonly mean: number;
  /** Null for a single item. */
  readonly stderr: number | null;
  /** Null where a standard error says nothing: one item, or scores that are all the same. */
  readonly interval: Interval | null;
}

/**
 * Mean of a score over all answers, with its standard error and 95 % interval; null for no items.
 *
 * Binary with one answer an item: Wilson score interval (Wilson 1927). Otherwise mean ± t·SE, with
 * the item as the cluster: SE² = (1/n²)·Σ_c(Σ_{i∈c}(s_i − s̄))²·C/(C−1) (Liang & Zeger 1986; Miller
 * 2024, arXiv 2411.00640), which for one answer an item is sd/√n.
 *
 * @param binary whether every answer scores 0 or 1
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
  const half = t975(count - 1) * stderr;
  return { mean, stderr, interval: around(mean, half, repeated ? "t-clustered" : "t") };
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

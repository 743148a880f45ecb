import type { Interval } from "./interval.ts";

/** Which way is better; "none": the metric is not a quality. */
export type Direction = "higher" | "lower" | "none";

/** Why there is no interval, and so nothing can be said. */
export type Gap =
  /** No item has a score in both runs, or a report has no score. */
  | "no-pairs"
  /** One pair, or one cluster: no spread can be told. */
  | "one-pair"
  /** Scores other than 0 and 1 that differ by the same amount everywhere: no spread. */
  | "no-spread"
  /** From reports: one has no interval. */
  | "no-interval";

/**
 * Two runs on one benchmark, or on a part of it: numbers only. Everything is in the metric's native
 * scale; a difference is candidate − baseline.
 */
export interface Comparison {
  /** paired: the same items in both; reports: two scores that are taken as independent, never called paired. */
  readonly basis: "paired" | "reports";
  /** Pairs with a score in both; from reports: items of the smaller one, null if none says. */
  readonly n: number | null;
  /** Groups of items that the error rests on; null: every item is its own. */
  readonly clusters: number | null;
  /** Mean over the pairs; from reports: the score. Null without any. */
  readonly baseline: number | null;
  readonly candidate: number | null;
  readonly difference: number | null;
  /** Of the difference; null where none can be told. */
  readonly stderr: number | null;
  readonly interval: Interval | null;
  /** Two-sided, that there is no difference; null where there is no test. */
  readonly p: number | null;
  /** Exact p of McNemar's test; null unless all scores are 0 or 1 and items are not clustered. */
  readonly mcnemar: number | null;
  /** Pairs on which the candidate is better, and worse, as the direction says ("none": higher, lower). */
  readonly won: number | null;
  readonly lost: number | null;
  /** Null where there is an interval. */
  readonly gap: Gap | null;
}

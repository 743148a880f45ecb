import type { Verdict } from "@evalsite/statistics";
import type { ComparedRow } from "./compared-rows.ts";

/** How often a run is better, worse …: what the sentence above the table says. */
export interface VerdictCount {
  readonly better: number;
  readonly worse: number;
  readonly noDifference: number;
  /** The outermost of the "no difference larger than", as a share of the metric's range; null without any. */
  readonly largest: number | null;
  readonly notResolved: number;
  /** Benchmarks that only one of the two has, or has no score of. */
  readonly notCompared: number;
  readonly compared: number;
}

/** @param run its position among the row's cells */
export function countVerdicts(rows: readonly ComparedRow[], run: number): VerdictCount {
  const verdicts = rows.map(({ against }) => against[run]?.judgement.verdict ?? null);
  const count = (kind: Verdict["kind"]) =>
    verdicts.filter((verdict) => verdict?.kind === kind).length;
  const largest = rows.flatMap(({ row, against }) => {
    const verdict = against[run]?.judgement.verdict;
    const { range } = row.semantics;
    if (verdict?.kind !== "no-difference" || range === null) return [];
    return [verdict.largest / (range.max - range.min)];
  });
  const compared = verdicts.filter((verdict) => verdict !== null).length;
  return {
    better: count("better"),
    worse: count("worse"),
    noDifference: count("no-difference"),
    largest: largest.length === 0 ? null : Math.max(...largest),
    notResolved: count("not-resolved"),
    notCompared: rows.length - compared,
    compared,
  };
}

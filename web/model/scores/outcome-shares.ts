import type { Outcome, SuiteSummary } from "@evalsite/protocol";

/** The classes in the order of pages. The protocol's order grows at its end only. */
export const shownOutcomes: readonly Outcome[] = [
  "correct",
  "wrong",
  "partial",
  "not_attempted",
  "extraction_failed",
  "truncated",
  "refused",
  "error",
  "judge_error",
  "unscored",
];

export interface OutcomeShare {
  readonly outcome: Outcome;
  readonly count: number;
  /** Of all answers with a class, 0–1. */
  readonly share: number;
}

/** The classes that occur, in the order of pages, with their share of all classified answers. */
export function outcomeShares(counts: SuiteSummary["outcomes"]): readonly OutcomeShare[] {
  const total = shownOutcomes.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  if (total === 0) return [];
  return shownOutcomes.flatMap((outcome) => {
    const count = counts[outcome] ?? 0;
    return count > 0 ? [{ outcome, count, share: count / total }] : [];
  });
}

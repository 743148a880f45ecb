import { outcomes } from "@evalsite/protocol";
import type { Outcome, SuiteSummary } from "@evalsite/protocol";

export interface OutcomeShare {
  readonly outcome: Outcome;
  readonly count: number;
  /** Of all answers with a class, 0–1. */
  readonly share: number;
}

/** The classes that occur, in the protocol's order, with their share of all classified answers. */
export function outcomeShares(counts: SuiteSummary["outcomes"]): readonly OutcomeShare[] {
  const total = outcomes.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  if (total === 0) return [];
  return outcomes.flatMap((outcome) => {
    const count = counts[outcome] ?? 0;
    return count > 0 ? [{ outcome, count, share: count / total }] : [];
  });
}

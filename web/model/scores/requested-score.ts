import type { MetricScore, SuiteSummary } from "@evalsite/protocol";

/** A mean that counts every requested answer, with those that never came as zero. */
export interface RequestedScore {
  readonly value: number;
  readonly requested: number;
}

/**
 * The same score over all requested answers: value × n ÷ requested. Only for a mean on a scale
 * that starts at 0, one answer an item, and where answers are missing; else null.
 */
export function requestedScore(suite: SuiteSummary, score: MetricScore): RequestedScore | null {
  const { value, n, semantics, identity } = score;
  const { requested, repeats } = suite;
  if (value === null || n === null || requested === null || n >= requested || n === 0) return null;
  if (identity.aggregation !== "mean" || (repeats ?? 1) > 1) return null;
  if (semantics.kind !== "quality" || semantics.direction !== "higher") return null;
  if (semantics.range?.min !== 0) return null;
  return { value: (value * n) / requested, requested };
}

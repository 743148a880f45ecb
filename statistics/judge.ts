import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import type { Comparison, Direction, Gap } from "./comparison.ts";
import { excludesZero, z975 } from "./interval.ts";
import { itemsNeeded, minimumDetectableEffect } from "./power.ts";

/** What can be said of a candidate against its baseline. */
export type Verdict =
  | { readonly kind: "better" | "worse" }
  /** The whole interval lies within ± the margin (TOST, Schuirmann 1987). */
  | {
      readonly kind: "no-difference";
      /** The interval's outer end, above 0, native scale: "no difference larger than x". */
      readonly largest: number;
    }
  | {
      readonly kind: "not-resolved";
      /** Items that the seen difference would need; null where it is about 0, or n is not known. */
      readonly needed: number | null;
      /** The smallest difference that these items could show, native scale; null without an interval. */
      readonly detectable: number | null;
      /** "no-direction": they differ, but neither is better. Null: too few items. */
      readonly why: Gap | "no-direction" | null;
    };

/** One comparison, and what is needed to judge it. */
export interface Case {
  readonly comparison: Comparison;
  readonly direction: Direction;
  /** The largest difference that is not worth speaking of, native scale; null: any is. See `marginOf`. */
  readonly margin: number | null;
}

export interface Judgement {
  /** p, corrected for all cases that were judged together (Benjamini & Hochberg 1995). */
  readonly q: number | null;
  readonly verdict: Verdict;
}

/** The largest q that counts as a difference. */
export const alpha = 0.05;
/** 2 points of 100: the margin where a project names none, as a share of the metric's range. */
export const defaultMargin = 0.02;

/**
 * A margin in the metric's native scale.
 * @param range declared bounds; null: unbounded, so that a share of it means nothing
 * @param share of the range, 0 to 1
 */
export function marginOf(
  range: { readonly min: number; readonly max: number } | null,
  share = defaultMargin,
): number | null {
  return range === null ? null : share * (range.max - range.min);
}

/**
 * Judges what is shown together: the benchmarks of a page, or the subsets of one. In this order:
 * better or worse where q ≤ 0.05 (where there is a p) and the interval excludes 0; else no difference
 * larger than x; else not resolved.
 * @returns in the order given
 */
export function judge(cases: readonly Case[]): readonly Judgement[] {
  const qs = benjaminiHochberg(cases.map(({ comparison }) => comparison.p));
  return cases.map((one, at) => {
    const q = qs[at] ?? null;
    return { q, verdict: verdictOf(one, q) };
  });
}

function verdictOf({ comparison, direction, margin }: Case, q: number | null): Verdict {
  const { interval, difference, gap } = comparison;
  if (interval === null || difference === null) return unresolved(comparison, q, gap);
  const isDifferent = (q === null || q <= alpha) && excludesZero(interval);
  if (isDifferent && direction !== "none") {
    return { kind: difference > 0 === (direction === "higher") ? "better" : "worse" };
  }
  const largest = Math.max(-interval.low, interval.high);
  if (margin !== null && largest <= margin) return { kind: "no-difference", largest };
  return unresolved(comparison, q, isDifferent ? "no-direction" : null);
}

function unresolved(
  comparison: Comparison,
  q: number | null,
  why: Gap | "no-direction" | null,
): Verdict {
  const { n, difference, p } = comparison;
  const stderr = errorOf(comparison);
  if (stderr === null || difference === null || why !== null) {
    return { kind: "not-resolved", needed: null, detectable: null, why };
  }
  const detectable = minimumDetectableEffect(stderr);
  // With a tenth of what these items could show, the needed number would be a hundredfold: a guess.
  const isAboutZero = Math.abs(difference) < detectable / 10;
  const level = p === null || q === null || p === 0 ? alpha : (alpha * p) / q;
  const needed = n === null || isAboutZero ? null : itemsNeeded(n, difference, stderr, level);
  return { kind: "not-resolved", needed, detectable, why };
}

/** The error that an interval speaks of: Newcombe's is not the symmetric one of t. */
function errorOf({ interval, stderr, difference }: Comparison): number | null {
  if (interval === null || difference === null) return null;
  if (interval.method.startsWith("t")) return stderr;
  return Math.max(difference - interval.low, interval.high - difference) / z975;
}

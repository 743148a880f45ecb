import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * Exact two-sided p of McNemar's test: of the items that only one of two runs has right, is the
 * share of each ½? 2·P(X ≤ min(won, lost)) for X binomial, 1 at most. McNemar, Q. (1947),
 * Psychometrika 12:153; exact form as in Fagerland et al. (2013), BMC Med. Res. Methodol. 13:91.
 * @param won items that only the candidate has right; need not be whole
 * @param lost items that only the baseline has right
 */
export function mcnemar(won: number, lost: number): number {
  const fewer = Math.min(won, lost);
  if (won === lost) return 1;
  return Math.min(1, 2 * incompleteBeta(Math.max(won, lost), fewer + 1, 0.5, 0.5));
}

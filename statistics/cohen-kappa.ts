/** Items by what two runs made of them. */
export interface FourCounts {
  readonly bothRight: number;
  readonly bothWrong: number;
  /** Only the second has it right. */
  readonly gained: number;
  /** Only the first has it right. */
  readonly lost: number;
}

/**
 * Agreement beyond what two runs with these shares of right answers would reach by chance:
 * κ = (pₒ − pₑ) / (1 − pₑ), −1 to 1. Null where it is not defined: without items, and where both
 * runs have everything right or both nothing (pₑ = 1).
 *
 * Source: Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and
 * Psychological Measurement 20(1), 37–46, equation 1.
 */
export function cohenKappa({ bothRight, bothWrong, gained, lost }: FourCounts): number | null {
  const items = bothRight + bothWrong + gained + lost;
  const byChance =
    (bothRight + lost) * (bothRight + gained) + (bothWrong + gained) * (bothWrong + lost);
  // In counts, not shares: that the denominator is 0 is then told exactly.
  const denominator = items * items - byChance;
  if (denominator === 0) return null;
  return (items * (bothRight + bothWrong) - byChance) / denominator;
}

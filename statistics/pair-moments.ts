/** Sums over the pairs of two lists, as far as both have a number. */
export interface PairMoments {
  /** Pairs. */
  readonly n: number;
  /** Means over the pairs, native scale; NaN without any. */
  readonly baseline: number;
  readonly candidate: number;
  /** Pairs with the higher, and with the lower, value in the candidate. */
  readonly higher: number;
  readonly lower: number;
  /** Pairs where both are 1, and where both are 0. */
  readonly bothOne: number;
  readonly bothZero: number;
  /** The size of the largest value: what rounding is measured by. */
  readonly largest: number;
  /** Whether there is no other value than 0 and 1. */
  readonly isBinary: boolean;
}

/**
 * @param baseline NaN = no number there
 * @param candidate the same items in the same order
 */
export function pairMoments(baseline: Float64Array, candidate: Float64Array): PairMoments {
  let [n, sumBaseline, sumCandidate] = [0, 0, 0];
  let [higher, lower, bothOne, bothZero] = [0, 0, 0, 0];
  let [isBinary, largest] = [true, 0];
  for (let at = 0; at < baseline.length; at++) {
    const before = baseline[at] ?? Number.NaN;
    const after = candidate[at] ?? Number.NaN;
    if (before !== before || after !== after) continue;
    n++;
    sumBaseline += before;
    sumCandidate += after;
    largest = Math.max(largest, Math.abs(before), Math.abs(after));
    if (after > before) higher++;
    else if (after < before) lower++;
    else if (after === 1) bothOne++;
    else if (after === 0) bothZero++;
    if ((before !== 0 && before !== 1) || (after !== 0 && after !== 1)) isBinary = false;
  }
  const means = { baseline: sumBaseline / n, candidate: sumCandidate / n };
  return { n, ...means, higher, lower, bothOne, bothZero, largest, isBinary };
}

/**
 * Adjusted p (q): rejecting where q ≤ α keeps the expected share of false rejections among all
 * rejections at α or below. qᵢ = min over j with pⱼ ≥ pᵢ of pⱼ·m/rankⱼ. Benjamini, Y. & Hochberg, Y.
 * (1995), J. R. Stat. Soc. B 57:289.
 * @param ps p of each test; null where there was none, which does not count as a test
 * @returns q in the same order
 */
export function benjaminiHochberg(ps: readonly (number | null)[]): readonly (number | null)[] {
  const tests = ps.flatMap((p, at) => (p === null ? [] : [{ p, at }]));
  const qs: (number | null)[] = ps.map(() => null);
  let least = 1;
  tests
    .toSorted((a, b) => b.p - a.p)
    .forEach(({ p, at }, place) => {
      least = Math.min(least, (p * tests.length) / (tests.length - place));
      qs[at] = least;
    });
  return qs;
}

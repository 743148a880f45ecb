/**
 * Unbiased pass@k of one item: 1 − C(n−c, k)/C(n, k). Chen et al. (2021), arXiv 2107.03374,
 * equation 1. Of a benchmark: the mean over its items.
 * @param n answers to the item
 * @param c right ones, 0 to n
 * @param k answers that may be tried, 1 to n
 */
export function passAtK(n: number, c: number, k: number): number {
  if (n - c < k) return 1;
  let miss = 1;
  for (let i = n - c + 1; i <= n; i++) miss *= 1 - k / i;
  return 1 - miss;
}

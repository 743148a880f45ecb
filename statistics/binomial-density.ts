/**
 * Probability of `x` hits in `n` trials, P = n!/(x!(n−x)!)·pˣ·qⁿ⁻ˣ, with the gamma function for
 * factorials: neither `x` nor `n` need be whole. Exact to about 1e-14 for any size, which a
 * difference of log-gammas is not.
 *
 * Source: Loader, C. (2000), Fast and Accurate Computation of Binomial Probabilities.
 *
 * @param x 0 < x < n
 * @param p chance of a hit, 0 < p < 1
 * @param q 1 − p, given apart so that it keeps its digits where p is near 1
 */
export function binomialDensity(x: number, n: number, p: number, q: number): number {
  const misses = n - x;
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(misses) -
    deviance(x, n * p) -
    deviance(misses, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * misses));
}

/** Error of Stirling's formula, ln Γ(n+1) − ln(√(2πn)·(n/e)ⁿ), for n > 0. */
function stirlingError(n: number): number {
  let error = 0;
  let at = n;
  // From above 15 on five terms of the series are exact; up to there one step at a time.
  for (; at < 16; at++) error += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = at * at;
  const series = 1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square;
  return error + (1 / 12 - (1 / 360 - series / square) / square) / at;
}

/** x·ln(x/m) + m − x, also where x and m are nearly the same. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

import { binomialDensity } from "./binomial-density.ts";

/** More steps than half a million items with the two halves alike need. */
const mostSteps = 100_000;
const tiny = 1e-300;

/**
 * Regularised incomplete beta function Iₓ(a, b), 0 to 1, to about 1e-13.
 *
 * Source: continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, by the
 * method of Lentz (Press et al., Numerical Recipes, 6.4).
 *
 * @param a above 0
 * @param b above 0
 * @param x 0 to 1
 * @param rest 1 − x, given apart so that it keeps its digits where x is near 1
 */
export function incompleteBeta(a: number, b: number, x: number, rest: number): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const front = ((a * b) / (a + b)) * binomialDensity(a, a + b, x, rest);
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(a, b, x)) / a
    : 1 - (front * fraction(b, a, rest)) / b;
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= mostSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

import { binomialDensity } from "./binomial-density.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { z975 } from "./interval.ts";

/**
 * Two-sided p of Student's t: the chance of a |t| at least as large, 0 to 1.
 *
 * Source: P = I_{ν/(ν+t²)}(ν/2, 1/2), Abramowitz & Stegun 26.7.1.
 *
 * @param degrees of freedom, above 0
 */
export function tTest(t: number, degrees: number): number {
  const square = t * t;
  const sum = degrees + square;
  return Number.isFinite(square)
    ? incompleteBeta(degrees / 2, 0.5, degrees / sum, square / sum)
    : 0;
}

/**
 * The t that is exceeded to one side with a chance of 2.5 %: 12.706 for one degree of freedom,
 * 1.960 for very many.
 * @param degrees of freedom, at least 1
 */
export function t975(degrees: number): number {
  // Tails of t are heavier than the normal one, and convex: Newton comes from below and stays there.
  let t = z975;
  for (;;) {
    const next = t + (tTest(t, degrees) - 0.05) / (2 * tDensity(t, degrees));
    if (!(next > t * (1 + 1e-14))) return t;
    t = next;
  }
}

function tDensity(t: number, degrees: number): number {
  const sum = degrees + t * t;
  const beta = binomialDensity(degrees / 2, (degrees + 1) / 2, degrees / sum, (t * t) / sum);
  // From the density of the beta distribution at ν/(ν+t²), by substitution.
  return ((degrees / 2) * beta) / ((degrees + 1) / 2) / t;
}

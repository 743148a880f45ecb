import { z80, z975 } from "./interval.ts";
import { zOfTwoSided } from "./normal-distribution.ts";

/**
 * The smallest true difference that these items would show in four of five cases (power 80 %,
 * two-sided 5 %): (z.975 + z.8)·SE. Miller (2024), arXiv 2411.00640, 5.
 * @param stderr standard error of the difference: sd(d)/√n, or the clustered one
 */
export function minimumDetectableEffect(stderr: number): number {
  return (z975 + z80) * stderr;
}

/**
 * How many items would show a difference as large as the one seen in four of five cases:
 * n·((z + z.8)·SE/|d|)², rounded up; z belongs to the p that a test must reach. Miller (2024), 5,
 * equation for n.
 * @param alpha 0.05 for a single test; of many, what their correction leaves
 * @returns null for a difference of 0
 */
export function itemsNeeded(
  n: number,
  difference: number,
  stderr: number,
  alpha = 0.05,
): number | null {
  if (difference === 0) return null;
  const ratio = ((zOfTwoSided(alpha) + z80) * stderr) / difference;
  return Math.ceil(n * ratio * ratio);
}

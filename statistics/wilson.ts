import { type Interval, level, z975 } from "./interval.ts";

/**
 * Wilson score interval of a proportion. Wilson, E. B. (1927), Probable inference, the law of
 * succession, and statistical inference, JASA 22:209.
 * @param proportion 0 to 1
 * @param n answers, at least 1
 */
export function wilson(proportion: number, n: number): Interval {
  const z2 = z975 ** 2;
  const centre = (proportion + z2 / (2 * n)) / (1 + z2 / n);
  const half =
    (z975 / (1 + z2 / n)) * Math.sqrt((proportion * (1 - proportion)) / n + z2 / (4 * n * n));
  return {
    low: proportion === 0 ? 0 : Math.max(0, centre - half),
    high: proportion === 1 ? 1 : Math.min(1, centre + half),
    level,
    method: "wilson",
  };
}

/** Curves of a run that take less than this, in characters of JSON, are kept whole. */
const wholeUpTo = 2_000_000;
/** Else this much is shared among them, and `metrics.json` stays below a megabyte. */
const overviewSize = 850_000;
/** However many series a run has, each keeps this many points. */
export const leastPoints = 100;

/** How many points a series of a run may keep; `size` is its JSON in characters. */
export type OverviewLimit = (points: number, size: number) => number;

/** @param sizes of all series of a run, in characters of JSON */
export function overviewLimit(sizes: readonly number[]): OverviewLimit {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= wholeUpTo) return (points) => points;
  const share = shareOf(sizes, overviewSize);
  return (points, size) =>
    size <= share ? points : Math.max(leastPoints, Math.floor((points * share) / size));
}

/** The size that each may have at most, so that all together have no more than the budget. */
export function shareOf(sizes: readonly number[], budget: number): number {
  let left = budget;
  const sorted = sizes.toSorted((a, b) => a - b);
  for (const [at, size] of sorted.entries()) {
    const share = left / (sorted.length - at);
    if (size > share) return share;
    left -= size;
  }
  return Infinity;
}

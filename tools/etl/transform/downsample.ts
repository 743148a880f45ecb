/** Above this many points a series gets an overview in metrics.json and a full-resolution shard. */
export const overviewCap = 20_000;

const buckets = 2_000;

/**
 * Min-max down-sampling: the smallest and the largest point of each of 2,000 equal ranges of points,
 * in order, first and last always kept. Series up to `overviewCap` are returned whole.
 */
export function downsample<P extends { readonly value: number }>(
  points: readonly P[],
): readonly P[] {
  if (points.length <= overviewCap) return points;
  const chosen = new Set<number>([0, points.length - 1]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * points.length) / buckets);
    const end = Math.floor(((bucket + 1) * points.length) / buckets);
    for (const at of extremes(points, start, end)) chosen.add(at);
  }
  return [...chosen].toSorted((a, b) => a - b).flatMap((at) => points[at] ?? []);
}

function extremes(
  points: readonly { readonly value: number }[],
  start: number,
  end: number,
): readonly [number, number] {
  let min = start;
  let max = start;
  for (let at = start + 1; at < end; at++) {
    const value = points[at]?.value ?? 0;
    if (value < (points[min]?.value ?? 0)) min = at;
    if (value > (points[max]?.value ?? 0)) max = at;
  }
  return [min, max];
}

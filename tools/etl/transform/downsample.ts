/**
 * Min-max down-sampling: the smallest and the largest point of equal ranges of points, in order, first
 * and last always kept. A series of no more than `most` points is returned whole.
 */
export function downsample<P extends { readonly value: number }>(
  points: readonly P[],
  most: number,
): readonly P[] {
  if (points.length <= most) return points;
  const buckets = Math.max(1, Math.floor((most - 2) / 2));
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

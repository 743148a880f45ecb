/**
 * Min-max down-sampling: the smallest and the largest point of equal ranges of points, in order, first
 * and last always kept. @returns their places, ascending; null if there are no more than `most`.
 */
export function downsample(values: Float64Array, most: number): Uint32Array | null {
  if (values.length <= most) return null;
  const buckets = Math.max(1, Math.floor((most - 2) / 2));
  const chosen = new Set<number>([0, values.length - 1]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * values.length) / buckets);
    const end = Math.floor(((bucket + 1) * values.length) / buckets);
    for (const at of extremes(values, start, end)) chosen.add(at);
  }
  return Uint32Array.from(chosen).toSorted();
}

function extremes(values: Float64Array, start: number, end: number): readonly [number, number] {
  let min = start;
  let max = start;
  for (let at = start + 1; at < end; at++) {
    const value = values[at] ?? 0;
    if (value < (values[min] ?? 0)) min = at;
    if (value > (values[max] ?? 0)) max = at;
  }
  return [min, max];
}

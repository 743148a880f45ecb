import { lowerBound, upperBound } from "./search-sorted.ts";

/** Where a horizontal position falls: linear, or logarithmic for a logarithmic axis. */
export type Project = (x: number) => number;

/**
 * Which points to draw when there are more than the screen has columns: in every column the lowest
 * and the highest value of each of the given lines, and always the first and the last point of the
 * range. Spikes stay. Nothing is averaged or moved.
 *
 * @param xs ascending positions
 * @param lines values at those positions, all as long as `xs`; values that are not finite are skipped
 * @param range first index and the index after the last one
 * @param columns how many columns the range is spread over
 * @returns ascending indices into `xs`, at most 2 × lines × columns + 2
 */
export function minMaxIndices(
  xs: Float64Array,
  lines: readonly Float64Array[],
  range: { readonly from: number; readonly to: number },
  columns: number,
  project: Project = (x) => x,
): Uint32Array {
  const from = Math.max(0, range.from);
  const to = Math.min(xs.length, range.to);
  const count = Math.max(0, to - from);
  if (count <= columns * 2 * lines.length + 2)
    return Uint32Array.from({ length: count }, (_, i) => from + i);

  const kept = new Set<number>([from, to - 1]);
  const columnOf = columnFinder(xs, from, to, columns, project);
  let start = from;
  while (start < to) {
    const column = columnOf(start);
    let end = start + 1;
    while (end < to && columnOf(end) === column) end++;
    for (const values of lines) keepExtremes(values, start, end, kept);
    start = end;
  }
  return Uint32Array.from(kept).toSorted();
}

function columnFinder(
  xs: Float64Array,
  from: number,
  to: number,
  columns: number,
  project: Project,
) {
  const low = project(xs[from] ?? 0);
  const width = project(xs[to - 1] ?? 0) - low;
  if (!(width > 0 && Number.isFinite(width)))
    return (i: number) => Math.floor(((i - from) / (to - from)) * columns);
  return (i: number) =>
    Math.min(columns - 1, Math.floor(((project(xs[i] ?? 0) - low) / width) * columns));
}

function keepExtremes(values: Float64Array, start: number, end: number, kept: Set<number>): void {
  let low = -1;
  let high = -1;
  for (let i = start; i < end; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (low < 0 || value < (values[low] ?? 0)) low = i;
    if (high < 0 || value > (values[high] ?? 0)) high = i;
  }
  if (low >= 0) kept.add(low).add(high);
}

/** Indices of the points between `low` and `high` and one more on either side, so that a line enters and leaves. */
export function windowOf(
  xs: Float64Array,
  window: readonly [low: number, high: number] | null,
): { readonly from: number; readonly to: number } {
  if (window === null) return { from: 0, to: xs.length };
  return {
    from: Math.max(0, lowerBound(xs, window[0]) - 1),
    to: Math.min(xs.length, upperBound(xs, window[1]) + 1),
  };
}

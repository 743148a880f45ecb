import { type NumberColumn, cellOf } from "./number-column.ts";
import { extent } from "./sample-columns.ts";

/** How often each code of a categorical column occurs among the rows. */
export function countCodes(rows: Uint32Array, codes: NumberColumn, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const row of rows) {
    const code = cellOf(codes, row);
    if (code < size) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

export interface Bin {
  /** First and last value that counts here; the same for a single value. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Histogram {
  readonly bins: readonly Bin[];
  readonly missing: number;
}

/**
 * Values of the rows in bins: one for each distinct value when there are at most `most`, otherwise
 * `most` of equal width over the range of the whole column, so that bars stay put while filtering.
 */
export function histogram(rows: Uint32Array, column: NumberColumn, most: number): Histogram {
  const range = extent(column);
  if (range === null) return { bins: [], missing: rows.length };
  const distinct = distinctValues(column, most);
  const edges = distinct ?? Array.from({ length: most }, (_, bin) => edge(range, bin, most));
  const binOf = distinct
    ? (value: number) => distinct.indexOf(value)
    : (value: number) => equalWidthBin(value, range, most);
  const counts = new Uint32Array(edges.length);
  let missing = 0;
  for (const row of rows) {
    const value = cellOf(column, row);
    if (Number.isNaN(value)) missing++;
    else counts[binOf(value)] = (counts[binOf(value)] ?? 0) + 1;
  }
  const bins = edges.map((from, bin) => ({
    from,
    to: distinct ? from : edge(range, bin + 1, most),
    count: counts[bin] ?? 0,
  }));
  return { bins, missing };
}

interface Extent {
  readonly min: number;
  readonly max: number;
}

function edge(range: Extent, bin: number, bins: number): number {
  return bin === bins ? range.max : range.min + ((range.max - range.min) * bin) / bins;
}

function equalWidthBin(value: number, range: Extent, bins: number): number {
  const share = (value - range.min) / (range.max - range.min);
  return Math.min(bins - 1, Math.max(0, Math.floor(share * bins)));
}

/** Sorted distinct values; null when there are more than `most`. */
function distinctValues(column: NumberColumn, most: number): readonly number[] | null {
  const found = new Set<number>();
  for (let row = 0; row < column.values.length; row++) {
    const value = cellOf(column, row);
    if (Number.isNaN(value)) continue;
    found.add(value);
    if (found.size > most) return null;
  }
  return [...found].toSorted((a, b) => a - b);
}

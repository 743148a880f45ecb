import type { NumberColumn } from "./number-column.ts";

type Narrow = Uint8Array | Uint16Array;
type Wide = Uint32Array | Float32Array | Float64Array;

/** Tied rows that are put in order one by one; more are worth the browser's own sort. */
const fewTied = 16;

/**
 * Rows in the order of their values; equal values keep the order of the rows, missing values come last
 * in both directions. Narrow columns are counted. Of wide ones the bits are sorted as integers by the
 * browser's own sort, which is several times as fast as one written here, most of all the first time.
 * @param rows ascending
 */
export function sortRows(
  rows: Uint32Array,
  { values, missing }: NumberColumn,
  descending: boolean,
): Uint32Array {
  return values instanceof Uint8Array || values instanceof Uint16Array
    ? countRows(rows, values, missing, descending)
    : sortWide(rows, values, missing, descending);
}

/** A bucket for each value, in their order; that of the missing ones is the last. */
function countRows(rows: Uint32Array, values: Narrow, missing: number, descending: boolean) {
  const bucketOf = (row: number) => {
    const value = values[row] ?? missing;
    return value === missing || !descending ? value : missing - 1 - value;
  };
  const starts = new Uint32Array(missing + 2);
  for (const row of rows) {
    const next = bucketOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket++) {
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  }
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const bucket = bucketOf(row);
    const target = starts[bucket] ?? 0;
    starts[bucket] = target + 1;
    sorted[target] = row;
  }
  return sorted;
}

/** By the upper 32 bits first: with a row's number below them they are what the browser sorts. */
function sortWide(rows: Uint32Array, values: Wide, missing: number, descending: boolean) {
  const bits = bitsOf(values);
  const perValue = bits.length / values.length;
  const isFloat = !(values instanceof Uint32Array);
  const flip = descending ? 0xffffffff : 0;
  const sorted = new Uint32Array(rows.length);
  const packed = new BigUint64Array(rows.length);
  const halves = new Uint32Array(packed.buffer);
  let present = 0;
  let absent = 0;
  for (const row of rows) {
    const value = values[row] ?? missing;
    if (value === missing || Number.isNaN(value)) {
      // Kept at the end of what is not written yet, backwards.
      sorted[rows.length - ++absent] = row;
      continue;
    }
    // -0 is 0.
    const word = value === 0 ? 0 : (bits[row * perValue + perValue - 1] ?? 0);
    halves[2 * present] = row;
    halves[2 * present + 1] = (isFloat ? ascendingBits(word) : word) ^ flip;
    present++;
  }
  sorted.subarray(present).reverse();
  packed.subarray(0, present).sort();
  for (let at = 0; at < present; at++) sorted[at] = halves[2 * at] ?? 0;
  if (values instanceof Float64Array) {
    settleTies(sorted.subarray(0, present), halves, { values, bits, descending });
  }
  return sorted;
}

/** Little-endian, as `toNumberColumn`. */
function bitsOf(values: Wide): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.byteLength / 4);
}

/** IEEE numbers compare as integers once negatives are inverted and positives get the sign bit. */
function ascendingBits(word: number): number {
  return word ^ (word >= 0x80000000 ? 0xffffffff : 0x80000000);
}

interface Doubles {
  readonly values: Float64Array;
  readonly bits: Uint32Array;
  readonly descending: boolean;
}

/** Orders by their whole values the rows whose upper words, in `halves`, are equal. */
function settleTies(sorted: Uint32Array, halves: Uint32Array, doubles: Doubles): void {
  let end = 0;
  for (let start = 0; start < sorted.length; start = end) {
    const word = halves[2 * start + 1];
    end = start + 1;
    while (end < sorted.length && halves[2 * end + 1] === word) end++;
    const tied = end - start;
    if (tied > fewTied) sortMany(sorted.subarray(start, end), doubles);
    else if (tied > 1) sortFew(sorted, start, end, doubles);
  }
}

/** By the lower words: the upper ones, and so the signs, are the same. */
function sortMany(rows: Uint32Array, { values, bits, descending }: Doubles): void {
  const isNegative = (values[rows[0] ?? 0] ?? 0) < 0;
  const flip = isNegative === descending ? 0 : 0xffffffff;
  const packed = new BigUint64Array(rows.length);
  const halves = new Uint32Array(packed.buffer);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    halves[2 * at] = row;
    halves[2 * at + 1] = (values[row] === 0 ? 0 : (bits[2 * row] ?? 0)) ^ flip;
  }
  packed.sort();
  for (let at = 0; at < rows.length; at++) rows[at] = halves[2 * at] ?? 0;
}

function sortFew(sorted: Uint32Array, start: number, end: number, doubles: Doubles): void {
  const { values, descending } = doubles;
  const sign = descending ? -1 : 1;
  for (let from = start + 1; from < end; from++) {
    const row = sorted[from] ?? 0;
    const value = (values[row] ?? 0) * sign;
    let to = from;
    for (; to > start && (values[sorted[to - 1] ?? 0] ?? 0) * sign > value; to--)
      sorted[to] = sorted[to - 1] ?? 0;
    sorted[to] = row;
  }
}

import { type NumberColumn, cellOf } from "./number-column.ts";

/**
 * Rows in the order of their values; equal values keep the order they came in, missing values come
 * last in both directions. Linear: a radix sort on the bits of the numbers, 16 at a time, from the
 * lowest, so that a narrow column takes one or two passes and any column at most four.
 */
export function sortRows(
  rows: Uint32Array,
  column: NumberColumn,
  descending: boolean,
): Uint32Array {
  const { present, missing } = split(rows, column);
  const flip = descending ? 0xffff : 0;
  let order = Uint32Array.from(present.keys());
  for (const digit of digitsOf(present, column)) order = sortByDigit(order, digit, flip) ?? order;
  const result = new Uint32Array(rows.length);
  for (let at = 0; at < order.length; at++) result[at] = present[order[at] ?? 0] ?? 0;
  result.set(missing, order.length);
  return result;
}

function split(rows: Uint32Array, column: NumberColumn) {
  const present = new Uint32Array(rows.length);
  const missing = new Uint32Array(rows.length);
  let presentRows = 0;
  let missingRows = 0;
  for (const row of rows) {
    if (Number.isNaN(cellOf(column, row))) missing[missingRows++] = row;
    else present[presentRows++] = row;
  }
  return { present: present.subarray(0, presentRows), missing: missing.subarray(0, missingRows) };
}

/** 16 bits of every row's value, from the lowest to the highest, that compare as the numbers do. */
function digitsOf(rows: Uint32Array, { values }: NumberColumn): readonly Uint16Array[] {
  if (values instanceof Float32Array || values instanceof Float64Array) {
    return floatDigits(rows, values);
  }
  const digits = Array.from({ length: values.BYTES_PER_ELEMENT === 4 ? 2 : 1 }, () => {
    return new Uint16Array(rows.length);
  });
  for (const [digit, bits] of digits.entries()) {
    for (let at = 0; at < rows.length; at++)
      bits[at] = (values[rows[at] ?? 0] ?? 0) >>> (16 * digit);
  }
  return digits;
}

/** The bits of IEEE numbers compare as integers once negatives are inverted and positives get the sign bit. */
function floatDigits(
  rows: Uint32Array,
  values: Float32Array | Float64Array,
): readonly Uint16Array[] {
  const scratch = values instanceof Float32Array ? new Float32Array(1) : new Float64Array(1);
  const bits = new Uint16Array(scratch.buffer);
  const digits = Array.from(bits, () => new Uint16Array(rows.length));
  const top = bits.length - 1;
  for (let at = 0; at < rows.length; at++) {
    scratch[0] = (values[rows[at] ?? 0] ?? 0) + 0; // -0 becomes 0
    const isNegative = (bits[top] ?? 0) >= 0x8000;
    for (let digit = 0; digit <= top; digit++) {
      const flip = isNegative ? 0xffff : digit === top ? 0x8000 : 0;
      (digits[digit] ?? bits)[at] = (bits[digit] ?? 0) ^ flip;
    }
  }
  return digits;
}

/** One stable counting pass; null when all share the digit and nothing would move. */
function sortByDigit(order: Uint32Array, digit: Uint16Array, flip: number) {
  const starts = new Uint32Array(0x10001);
  for (const bits of digit) {
    const next = (bits ^ flip) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  if (starts.includes(order.length)) return null;
  for (let bucket = 1; bucket < starts.length; bucket++) {
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  }
  const sorted = new Uint32Array(order.length);
  for (const index of order) {
    const bucket = (digit[index] ?? 0) ^ flip;
    const target = starts[bucket] ?? 0;
    starts[bucket] = target + 1;
    sorted[target] = index;
  }
  return sorted;
}

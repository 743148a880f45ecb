import type { ColumnType } from "./sample-store.ts";

export interface EncodedColumn {
  readonly type: ColumnType;
  readonly bytes: Uint8Array;
}

const integers = [
  { type: "u8", missing: 0xff },
  { type: "u16", missing: 0xffff },
  { type: "u32", missing: 0xffffffff },
] as const;

/** Bytes of one value of a type. */
export const columnWidth: Readonly<Record<ColumnType, number>> = {
  u8: 1,
  u16: 2,
  u32: 4,
  f32: 4,
  f64: 8,
};

/** The narrowest type that gives every value back exactly; NaN counts as missing. */
export function columnType(values: Float64Array): ColumnType {
  let largest = 0;
  let integral = true;
  let single = true;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value) || value < 0 || Object.is(value, -0)) integral = false;
    if (Math.fround(value) !== value) single = false;
    if (value > largest) largest = value;
  }
  const integer = integral ? integers.find((candidate) => largest < candidate.missing) : undefined;
  return integer?.type ?? (single ? "f32" : "f64");
}

/** Values, NaN where missing, to a little-endian typed array of the narrowest exact type. */
export function encodeColumn(values: Float64Array): EncodedColumn {
  const type = columnType(values);
  const width = columnWidth[type];
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < values.length; row++)
    writeCell(view, type, row * width, values[row] ?? Number.NaN);
  return { type, bytes };
}

function writeCell(view: DataView, type: ColumnType, at: number, value: number): void {
  switch (type) {
    case "u8":
      return view.setUint8(at, Number.isNaN(value) ? 0xff : value);
    case "u16":
      return view.setUint16(at, Number.isNaN(value) ? 0xffff : value, true);
    case "u32":
      return view.setUint32(at, Number.isNaN(value) ? 0xffffffff : value, true);
    case "f32":
      return view.setFloat32(at, value, true);
    case "f64":
      return view.setFloat64(at, value, true);
  }
}

/**
 * A column's bytes back to numbers; missing values become NaN.
 * @throws RangeError when the bytes are not `rows` values long.
 */
export function decodeColumn(type: ColumnType, bytes: ArrayBuffer, rows: number): Float64Array {
  const expected = rows * columnWidth[type];
  if (bytes.byteLength !== expected) {
    throw new RangeError(`column has ${bytes.byteLength} bytes, expected ${expected}`);
  }
  const view = new DataView(bytes);
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = readCell(view, type, row);
  return values;
}

function readCell(view: DataView, type: ColumnType, row: number): number {
  switch (type) {
    case "u8":
      return missingAs(view.getUint8(row), 0xff);
    case "u16":
      return missingAs(view.getUint16(row * 2, true), 0xffff);
    case "u32":
      return missingAs(view.getUint32(row * 4, true), 0xffffffff);
    case "f32":
      return view.getFloat32(row * 4, true);
    case "f64":
      return view.getFloat64(row * 8, true);
  }
}

function missingAs(value: number, missing: number): number {
  return value === missing ? Number.NaN : value;
}

import { type ColumnType, columnWidth } from "@evalsite/protocol";

/** A column as narrow as it lies in its file: a million outcomes are one megabyte, not eight. */
export interface NumberColumn {
  readonly values: Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;
  /** The value of an integer type that means "missing"; NaN for float types. */
  readonly missing: number;
}

/**
 * The bytes of a column file as a column, without a copy. Little-endian, as every machine that runs a
 * current browser.
 * @throws RangeError when the bytes are not `rows` values long.
 */
export function toNumberColumn(type: ColumnType, bytes: ArrayBuffer, rows: number): NumberColumn {
  const expected = rows * columnWidth[type];
  if (bytes.byteLength !== expected) {
    throw new RangeError(`${bytes.byteLength} B ≠ ${expected} B`);
  }
  switch (type) {
    case "u8":
      return { values: new Uint8Array(bytes), missing: 0xff };
    case "u16":
      return { values: new Uint16Array(bytes), missing: 0xffff };
    case "u32":
      return { values: new Uint32Array(bytes), missing: 0xffffffff };
    case "f32":
      return { values: new Float32Array(bytes), missing: Number.NaN };
    case "f64":
      return { values: new Float64Array(bytes), missing: Number.NaN };
  }
}

/** A cell; NaN when it is missing or there is no such row. */
export function cellOf({ values, missing }: NumberColumn, row: number): number {
  const value = values[row];
  return value === undefined || value === missing ? Number.NaN : value;
}

/** A column of plain numbers; NaN = missing. */
export function numberColumn(values: Iterable<number>): NumberColumn {
  return { values: Float64Array.from(values), missing: Number.NaN };
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { numberColumn, toNumberColumn } from "./number-column.ts";
import { sortRows } from "./sort-rows.ts";

const cell = fc.oneof(
  fc.double(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(Number.NaN, 0, -0, Infinity, -Infinity, Number.MIN_VALUE),
);

test("sorts like a stable comparison sort with missing values last", () => {
  fc.assert(
    fc.property(fc.array(cell), fc.boolean(), (cells, descending) => {
      const column = numberColumn(cells);
      const { values } = column;
      const rows = Uint32Array.from(cells.keys());
      const compare = (a: number, b: number) => {
        const [x = 0, y = 0] = [values[a], values[b]];
        if (Number.isNaN(x) || Number.isNaN(y))
          return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
        if (x === y) return 0;
        return x < y === descending ? 1 : -1;
      };
      expect([...sortRows(rows, column, descending)]).toEqual([...rows].toSorted(compare));
    }),
  );
});

test.each([2, -2, 40, -40, 70_000])("%i numbers that differ in their last bits only", (count) => {
  const values = Float64Array.from({ length: Math.abs(count) }, (_, at) => {
    return Math.sign(count) * (1 + ((at * 7919) % 31) * 2 ** -52);
  });
  const rows = Uint32Array.from(values.keys());
  for (const descending of [false, true]) {
    const sign = descending ? -1 : 1;
    const expected = [...rows].toSorted((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)));
    expect([...sortRows(rows, numberColumn(values), descending)]).toEqual(expected);
  }
});

test("sorts only the rows given", () => {
  const sorted = sortRows(Uint32Array.of(0, 2, 3), numberColumn([5, 1, 4, Number.NaN]), false);
  expect([...sorted]).toEqual([2, 0, 3]);
});

test.each(["u8", "u16", "u32", "f32", "f64"] as const)("a column of type %s", (type) => {
  const cells = [3, null, 200, 0, 3, 120, null];
  const encoded = encodeCells(type, cells);
  const column = toNumberColumn(type, encoded, cells.length);
  const rows = Uint32Array.from(cells.keys());
  expect([...sortRows(rows, column, false)]).toEqual([3, 0, 4, 5, 2, 1, 6]);
  expect([...sortRows(rows, column, true)]).toEqual([2, 5, 0, 4, 3, 1, 6]);
});

const arrays = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
};

function encodeCells(type: keyof typeof arrays, cells: readonly (number | null)[]): ArrayBuffer {
  const missing = type.startsWith("u") ? 2 ** (8 * arrays[type].BYTES_PER_ELEMENT) - 1 : Number.NaN;
  return new arrays[type](cells.map((cell) => cell ?? missing)).buffer;
}

test("numbers above 16 bits and of either sign", () => {
  const column = numberColumn([70_000, -1, -70_000, 1e300, -1e300, 65_536, 4e9]);
  const rows = Uint32Array.from(column.values.keys());
  expect([...sortRows(rows, column, false)]).toEqual([4, 2, 1, 5, 0, 6, 3]);
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { columnType, decodeColumn, encodeColumn } from "./columns.ts";

function cells(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}

const cell = fc.oneof(
  fc.constant(null),
  fc.nat(300),
  fc.nat(),
  fc.double({ noNaN: true }),
  fc.float({ noNaN: true }),
);

test("any column comes back exactly, missing cells as NaN", () => {
  fc.assert(
    fc.property(fc.array(cell), (values) => {
      const { type, bytes } = encodeColumn(cells(values));
      const decoded = decodeColumn(type, bytes.slice().buffer, values.length);
      expect([...decoded]).toEqual(values.map((value) => value ?? Number.NaN));
    }),
  );
});

test.each([
  ["u8", [0, 1, null, 254]],
  ["u16", [0, 255]],
  ["u32", [0, 65535]],
  ["f32", [0.5, null]],
  ["f32", [-1]],
  ["f64", [0.1]],
  ["f64", [2 ** 40 + 1]],
])("the narrowest exact type is %s for %j", (type, values) => {
  expect(columnType(cells(values))).toBe(type);
});

test("a column that is too short is refused", () => {
  expect(() => decodeColumn("u16", new ArrayBuffer(3), 2)).toThrow("3 bytes, expected 4");
});

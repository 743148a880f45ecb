import * as fc from "fast-check";
import { expect, test } from "vitest";
import { numberColumn } from "./number-column.ts";
import { countCodes, histogram } from "./row-counts.ts";

test("counts codes among the rows alone", () => {
  const codes = numberColumn([0, 1, 1, Number.NaN, 2]);
  expect([...countCodes(Uint32Array.of(1, 2, 3), codes, 3)]).toEqual([0, 2, 0]);
});

test("a bar for each value of a binary score", () => {
  const values = numberColumn([0, 1, 1, Number.NaN]);
  expect(histogram(Uint32Array.of(0, 1, 2, 3), values, 20)).toEqual({
    bins: [
      { from: 0, to: 0, count: 1 },
      { from: 1, to: 1, count: 2 },
    ],
    missing: 1,
  });
});

test("every row is counted once", () => {
  const cell = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(cell), fc.integer({ min: 2, max: 30 }), (cells, most) => {
      const { bins, missing } = histogram(
        Uint32Array.from(cells.keys()),
        numberColumn(cells),
        most,
      );
      expect(bins.reduce((sum, bin) => sum + bin.count, missing)).toBe(cells.length);
    }),
  );
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sortRows } from "./sort-rows.ts";

const cell = fc.oneof(
  fc.double(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(Number.NaN, 0, -0, Infinity, -Infinity, Number.MIN_VALUE),
);

test("sorts like a stable comparison sort with missing values last", () => {
  fc.assert(
    fc.property(fc.array(cell), fc.boolean(), (cells, descending) => {
      const values = Float64Array.from(cells);
      const rows = Uint32Array.from(cells.keys());
      const compare = (a: number, b: number) => {
        const [x = 0, y = 0] = [values[a], values[b]];
        if (Number.isNaN(x) || Number.isNaN(y))
          return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
        if (x === y) return 0;
        return x < y === descending ? 1 : -1;
      };
      expect([...sortRows(rows, values, descending)]).toEqual([...rows].toSorted(compare));
    }),
  );
});

test("sorts only the rows given", () => {
  const sorted = sortRows(Uint32Array.of(0, 2, 3), Float64Array.of(5, 1, 4, Number.NaN), false);
  expect([...sorted]).toEqual([2, 0, 3]);
});

test("a million rows in well under a second", () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, row) => (row * 7919) % 1_000_003);
  const start = performance.now();
  const sorted = sortRows(Uint32Array.from(values.keys()), values, true);
  expect(performance.now() - start).toBeLessThan(2000);
  const inOrder = sorted.every(
    (row, at) => at === 0 || (values[sorted[at - 1] ?? 0] ?? 0) >= (values[row] ?? 0),
  );
  expect(inOrder).toBe(true);
});

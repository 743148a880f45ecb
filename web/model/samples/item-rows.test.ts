import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineOfRow, firstRowPerItem, groupByItem, rowsOfItem } from "./item-rows.ts";

const row = fc.record({ item: fc.option(fc.nat(9)), repeat: fc.nat(3) });

test("groups like a filter and sort for each item", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const item = Float64Array.from(rows, (entry) => entry.item ?? Number.NaN);
      const repeat = Float64Array.from(rows, (entry) => entry.repeat);
      const groups = groupByItem(rows.length, 10, item, repeat);
      for (let number = 0; number < 10; number++) {
        const naive = rows
          .map((entry, index) => ({ ...entry, index }))
          .filter((entry) => entry.item === number)
          .toSorted((a, b) => a.repeat - b.repeat || a.index - b.index)
          .map((entry) => entry.index);
        expect([...rowsOfItem(groups, number)]).toEqual(naive);
      }
    }),
  );
});

test("without an item column each row is an item", () => {
  expect([...rowsOfItem(groupByItem(3, 1, null, null), 2)]).toEqual([2]);
});

test("keeps the first row of each item in the given order", () => {
  const item = Float64Array.of(0, 0, 1, 1, Number.NaN);
  expect([...firstRowPerItem(Uint32Array.of(3, 1, 2, 0, 4), item, 2)]).toEqual([3, 1, 4]);
});

test("finds the line of any answer to an item", () => {
  const item = Float64Array.of(0, 0, 1, 1, Number.NaN);
  const lines = Uint32Array.of(3, 1, 4);
  expect([0, 1, 2, 3, 4].map((row) => lineOfRow(lines, item, row))).toEqual([1, 1, 0, 0, 2]);
  expect(lineOfRow(lines, null, 1)).toBe(1);
  expect(lineOfRow(lines, null, 0)).toBe(-1);
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { firstRowPerItem, groupByItem, lineOfRow, oneRowPerItem, rowsOfItem } from "./item-rows.ts";
import { numberColumn } from "./number-column.ts";

test("groups like a filter for each item, also where an item has no row", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (numbers) => {
      const items = numbers.toSorted((a, b) => a - b);
      const groups = groupByItem(10, numberColumn(items));
      for (let item = 0; item < 10; item++) {
        const naive = [...items.keys()].filter((row) => items[row] === item);
        expect(rowsOfItem(groups, item)).toEqual(naive);
      }
    }),
  );
});

test("item numbers that do not ascend, or are none, are refused", () => {
  expect(() => groupByItem(3, numberColumn([0, 1, 0]))).toThrow("item 0 in row 2");
  expect(() => groupByItem(3, numberColumn([0, 3]))).toThrow("item 3 in row 1");
  expect(() => groupByItem(3, numberColumn([Number.NaN]))).toThrow("row 0");
});

test("with one row an item nothing has to be looked up", () => {
  expect(rowsOfItem(oneRowPerItem(3), 2)).toEqual([2]);
  expect(rowsOfItem(oneRowPerItem(3), 3)).toEqual([]);
  expect(rowsOfItem(oneRowPerItem(3), -1)).toEqual([]);
});

const item = numberColumn([0, 0, 1, 1, 2]);

test("keeps the first row of each item in the given order", () => {
  expect([...firstRowPerItem(Uint32Array.of(3, 1, 2, 0, 4), item, 3)]).toEqual([3, 1, 4]);
});

test("finds the line of any answer to an item", () => {
  const lines = Uint32Array.of(3, 1);
  expect([0, 1, 2, 3, 4].map((row) => lineOfRow(lines, item, row))).toEqual([1, 1, 0, 0, -1]);
  expect(lineOfRow(lines, null, 1)).toBe(1);
  expect(lineOfRow(lines, null, 0)).toBe(-1);
});

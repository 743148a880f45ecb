import { expect, test } from "vitest";
import { sameItems } from "./align-items.ts";
import { groupByItem, oneRowPerItem } from "./item-rows.ts";
import { numberColumn } from "./number-column.ts";
import { otherTexts } from "./other-texts.ts";

const none = Number.NaN;
const once = (...hashes: readonly number[]) => ({
  groups: oneRowPerItem(hashes.length),
  hash: numberColumn(hashes),
});
const marks = (...args: Parameters<typeof otherTexts>) => [...(otherTexts(...args) ?? [])];

test("another text, and no text against one, differ; no text is like no text", () => {
  const runs = [once(1, 2, none, none, 0), once(1, 3, none, 4, none)];
  expect(marks(sameItems(2, 5), runs, 0, 1)).toEqual([0, 1, 0, 1, 1]);
});

test("repeats are held against each other one by one, as far as both have them", () => {
  const repeated = {
    groups: groupByItem(3, numberColumn([0, 0, 1, 1, 2])),
    hash: numberColumn([1, 2, 3, 4, 5]),
  };
  const other = {
    groups: groupByItem(3, numberColumn([0, 0, 1, 2, 2])),
    hash: numberColumn([1, 9, 3, 5, 6]),
  };
  expect(marks(sameItems(2, 3), [repeated, other], 0, 1)).toEqual([1, 0, 0]);
});

test("items are found by the alignment; one that only one run has does not differ", () => {
  const alignment = {
    lines: 3,
    itemOf: [Int32Array.of(0, 1, -1), Int32Array.of(1, -1, 0)],
  };
  expect(marks(alignment, [once(7, 8), once(9, 7)], 0, 1)).toEqual([0, 0, 0]);
  expect(marks(alignment, [once(7, 8), once(9, 6)], 0, 1)).toEqual([1, 0, 0]);
});

test("a run whose texts are not known says nothing", () => {
  expect(otherTexts(sameItems(2, 1), [once(1), null], 0, 1)).toBeNull();
});

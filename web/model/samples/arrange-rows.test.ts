import { expect, test } from "vitest";
import { type RowsAsked, arrangeRows } from "./arrange-rows.ts";
import { filterTests, noFilter } from "./filter-rows.ts";
import { numberColumn } from "./number-column.ts";
import type { SampleColumns } from "./sample-columns.ts";
import { rowOrder } from "./samples-query.ts";

const columns: SampleColumns = {
  rows: 5,
  values: new Map([
    ["outcome", numberColumn([0, 1, 0, 1, 1])],
    ["item", numberColumn([0, 0, 1, 1, 2])],
    ["score", numberColumn([0.1, 0.9, 0.2, 0.8, 0.5])],
  ]),
  dictionaries: new Map([["outcome", ["correct", "wrong"]]]),
};
const all: RowsAsked = {
  tests: [],
  among: null,
  sort: rowOrder,
  items: null,
  countOutcomes: false,
  bins: 0,
};
const byScore = { column: "score", descending: true };
const wrong = filterTests({ ...noFilter, outcomes: ["wrong"] });

test("all rows in their own order need no list", () => {
  expect(arrangeRows(columns, all)).toMatchObject({ rows: null, lines: null });
});

test("filtered and sorted", () => {
  expect(arrangeRows(columns, { ...all, tests: wrong, sort: byScore })).toMatchObject({
    rows: Uint32Array.of(1, 3, 4),
    lines: Uint32Array.of(1, 3, 4),
  });
  expect(arrangeRows(columns, { ...all, sort: byScore }).lines).toEqual(
    Uint32Array.of(1, 3, 4, 2, 0),
  );
});

test("one line an item, by its first row in the order", () => {
  const asked = { ...all, sort: byScore, items: 3 };
  expect(arrangeRows(columns, asked).lines).toEqual(Uint32Array.of(1, 3, 4));
});

test("rows found by a search are not tested again", () => {
  const asked = { ...all, among: Uint32Array.of(0, 4), sort: byScore };
  expect(arrangeRows(columns, asked).lines).toEqual(Uint32Array.of(4, 0));
});

test("outcomes are counted as if none was chosen", () => {
  const asked = { ...all, tests: wrong, countOutcomes: true, bins: 4 };
  const arranged = arrangeRows(columns, asked);
  expect(arranged.outcomeCounts).toEqual({ correct: 2, wrong: 3 });
  expect(arranged.scores?.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(3);
});

test("items in the order of their mean score, or of the share of right answers", () => {
  const byMean = { ...all, sort: { column: "mean_score", descending: true }, items: 3 };
  expect(arrangeRows(columns, byMean).lines).toEqual(Uint32Array.of(0, 2, 4));
  const byShare = { ...all, sort: { column: "attempts", descending: false }, items: 3 };
  expect(arrangeRows(columns, byShare).lines).toEqual(Uint32Array.of(4, 0, 2));
});

test("a mean is that of all answers to an item, whatever a filter leaves of them", () => {
  const asked = { ...all, tests: wrong, sort: { column: "mean_score", descending: false } };
  expect(arrangeRows(columns, asked).lines).toEqual(Uint32Array.of(1, 3, 4));
});

import type { Outcome } from "@evalsite/protocol";
import { type RowTest, filterRows } from "./filter-rows.ts";
import { firstRowPerItem } from "./item-rows.ts";
import { type Histogram, countCodes, histogram } from "./row-counts.ts";
import { type SampleColumns, outcomeOf, wordsOf } from "./sample-columns.ts";
import { isSortable, orderRows } from "./sample-order.ts";
import type { RowSort } from "./samples-query.ts";

/** What a list of samples is made of. */
export interface RowsAsked {
  readonly tests: readonly RowTest[];
  /** Only these rows, ascending, which have passed the tests already; null: all rows, tested. */
  readonly among: Uint32Array | null;
  readonly sort: RowSort;
  /** Items in the store; one line an item. Null: one line a row. */
  readonly items: number | null;
  /** Counts the outcomes that would be left without a filter for them; of `among` where that is given. */
  readonly countOutcomes: boolean;
  /** Bars of the histogram of scores; 0: none. */
  readonly bins: number;
}

export interface ArrangedRows {
  /** Rows that pass, ascending; null: every row. */
  readonly rows: Uint32Array | null;
  /** The lines in order: rows, or the first row of each item; null: the rows as they are. */
  readonly lines: Uint32Array | null;
  /** Not where what they are to be sorted by is not there: they are in the order of the file. */
  readonly isSorted: boolean;
  readonly outcomeCounts: Readonly<Partial<Record<Outcome, number>>> | null;
  /** Null also for a score that is only right or wrong: the outcomes say it. */
  readonly scores: Histogram | null;
}

/** From columns to lines: filter, sort, group, count. A column that is not there is left out. */
export function arrangeRows(columns: SampleColumns, asked: RowsAsked): ArrangedRows {
  const isWhole = asked.among === null && asked.tests.length === 0;
  const rows = asked.among ?? filterRows(asked.tests, columns);
  const sorted = orderRows(rows, asked.sort, columns);
  const item = columns.values.get("item");
  const isByItem = asked.items !== null && item !== undefined;
  const lines = isByItem ? firstRowPerItem(sorted, item, asked.items) : sorted;
  return {
    rows: isWhole ? null : rows,
    lines: lines === rows ? null : lines,
    isSorted: isSortable(asked.sort.column, columns),
    outcomeCounts: asked.countOutcomes ? countOutcomes(asked, columns) : null,
    scores: asked.bins > 0 ? scoreBins(rows, columns, asked.bins) : null,
  };
}

function countOutcomes({ tests, among }: RowsAsked, columns: SampleColumns) {
  const codes = columns.values.get("outcome");
  if (!codes) return null;
  const others = tests.filter((test) => test.column !== "outcome");
  const rows = among ?? filterRows(others, columns);
  const words = wordsOf(columns, "outcome");
  const counts: Partial<Record<Outcome, number>> = {};
  countCodes(rows, codes, words.length).forEach((count, code) => {
    const outcome = outcomeOf(words, code);
    if (outcome && count > 0) counts[outcome] = count;
  });
  return counts;
}

function scoreBins(rows: Uint32Array, columns: SampleColumns, bins: number): Histogram | null {
  const score = columns.values.get("score");
  if (!score) return null;
  const result = histogram(rows, score, bins);
  return result.bins.length > 2 ? result : null;
}

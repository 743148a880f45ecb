import { type NumberColumn, cellOf } from "./number-column.ts";
import { type SampleColumns, wordsOf } from "./sample-columns.ts";
import type { RowSort } from "./samples-query.ts";
import { sortRows } from "./sort-rows.ts";
import { orderKey, ranksOf } from "./text-order.ts";

/** Columns of the store that an order is made of. */
export function sortColumns(column: string): readonly string[] {
  switch (column) {
    case "row":
      return [];
    case "mean_score":
      return ["score", "item"];
    case "attempts":
      return ["outcome", "item"];
    default:
      return [column];
  }
}

/** Whether there is everything an order is made of. */
export function isSortable(column: string, { values }: SampleColumns): boolean {
  return sortColumns(column).every((name) => values.has(name));
}

/**
 * Rows in the order asked for; words are sorted as words, not by their codes. The order of the file
 * when the column is not there.
 */
export function orderRows(rows: Uint32Array, sort: RowSort, columns: SampleColumns): Uint32Array {
  if (sort.column === "row") return sort.descending ? rows.toReversed() : rows;
  const keys = sortKeys(sort.column, columns);
  return keys ? sortRows(rows, keys, sort.descending) : rows;
}

function sortKeys(name: string, columns: SampleColumns): NumberColumn | undefined {
  if (name === "mean_score") return meanOfItem(columns, columns.values.get("score"));
  if (name === "attempts") return meanOfItem(columns, correctOf(columns));
  const column = columns.values.get(name);
  const words = wordsOf(columns, name);
  return column && words.length > 0 && name !== "outcome" ? wordRanks(column, words) : column;
}

/** The words' places in their order instead of their codes. */
function wordRanks(codes: NumberColumn, words: readonly string[]): NumberColumn {
  const missing = 0xffffffff;
  const ranks = ranksOf(words.map(orderKey));
  const values = new Uint32Array(codes.values.length);
  for (let row = 0; row < values.length; row++) values[row] = ranks[cellOf(codes, row)] ?? missing;
  return { values, missing };
}

/** 1 for a right answer, 0 for any other. */
function correctOf(columns: SampleColumns): NumberColumn | undefined {
  const codes = columns.values.get("outcome");
  if (!codes) return undefined;
  const correct = wordsOf(columns, "outcome").indexOf("correct");
  const values = Uint8Array.from(codes.values, (code) => Number(code === correct));
  return { values, missing: 0xff };
}

/** For each row the mean over all answers to its item, as the table shows it, whatever filters leave. */
function meanOfItem(
  { values: columns, rows }: SampleColumns,
  column: NumberColumn | undefined,
): NumberColumn | undefined {
  const item = columns.get("item");
  if (!column || !item) return undefined;
  const sums = new Float64Array(rows);
  const counts = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [of, value] = [cellOf(item, row), cellOf(column, row)];
    if (!(of < rows) || Number.isNaN(value)) continue;
    sums[of] = (sums[of] ?? 0) + value;
    counts[of] = (counts[of] ?? 0) + 1;
  }
  const means = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const of = cellOf(item, row);
    means[row] = (sums[of] ?? 0) / (counts[of] ?? 0);
  }
  return { values: means, missing: Number.NaN };
}

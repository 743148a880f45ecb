import type { SampleColumns } from "./sample-columns.ts";
import { wordsOf } from "./sample-columns.ts";
import type { RowSort } from "./samples-query.ts";
import { sortRows } from "./sort-rows.ts";

/**
 * Rows in the order asked for; words are sorted as words, not by their codes. The order of the file
 * when the column is not there.
 */
export function orderRows(rows: Uint32Array, sort: RowSort, columns: SampleColumns): Uint32Array {
  if (sort.column === "row") return sort.descending ? rows.toReversed() : rows;
  const values = columns.values.get(sort.column);
  if (!values) return rows;
  const words = wordsOf(columns, sort.column);
  const keys = words.length > 0 && sort.column !== "outcome" ? wordRanks(values, words) : values;
  return sortRows(rows, keys, sort.descending);
}

function wordRanks(codes: Float64Array, words: readonly string[]): Float64Array {
  const sorted = words.toSorted(new Intl.Collator("en", { numeric: true }).compare);
  const ranks = words.map((word) => sorted.indexOf(word));
  return codes.map((code) => ranks[code] ?? Number.NaN);
}

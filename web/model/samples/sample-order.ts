import { type NumberColumn, cellOf } from "./number-column.ts";
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
  const column = columns.values.get(sort.column);
  if (!column) return rows;
  const words = wordsOf(columns, sort.column);
  const keys = words.length > 0 && sort.column !== "outcome" ? wordRanks(column, words) : column;
  return sortRows(rows, keys, sort.descending);
}

/** The words' places in the alphabet instead of their codes. */
function wordRanks(codes: NumberColumn, words: readonly string[]): NumberColumn {
  const byAlphabet = new Intl.Collator("en", { numeric: true }).compare;
  const sorted = [...words.keys()].toSorted((a, b) => byAlphabet(words[a] ?? "", words[b] ?? ""));
  const missing = 0xffffffff;
  const ranks = new Uint32Array(words.length);
  sorted.forEach((code, rank) => (ranks[code] = rank));
  const values = new Uint32Array(codes.values.length);
  for (let row = 0; row < values.length; row++) values[row] = ranks[cellOf(codes, row)] ?? missing;
  return { values, missing };
}

import { type NumberColumn, cellOf } from "../samples/number-column.ts";
import { binnedColumns, isMetadataColumn } from "../samples/sample-columns.ts";
import type { Range } from "../samples/filter-rows.ts";

/** Some rows that are looked at together. */
export type Group =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "range"; readonly range: Range }
  /** The field says nothing of these. */
  | { readonly kind: "missing" };

/** Every row, or every item, in one group. */
export interface Grouping {
  readonly groups: readonly Group[];
  /** By row: a place in `groups`. */
  readonly codes: Uint16Array;
}

/** Columns of a store by which its rows can be grouped, in the order they are offered. */
export function groupableColumns(
  columns: readonly { readonly name: string; readonly dictionary: readonly string[] | null }[],
): readonly string[] {
  const has = (name: string) => columns.some((column) => column.name === name);
  const isDivided = columns.some(
    ({ name, dictionary }) => name === "subset" && (dictionary?.length ?? 0) > 1,
  );
  const metadata = columns.map(({ name }) => name).filter(isMetadataColumn);
  return [...(isDivided ? ["subset"] : []), ...metadata, ...binnedColumns.filter(has)];
}

/** By the words of a categorical column; only words that occur are groups, in the order of the dictionary. */
export function groupByWord(column: NumberColumn, words: readonly string[]): Grouping {
  const rows = column.values.length;
  const counts = new Uint32Array(words.length + 1);
  for (let row = 0; row < rows; row++) {
    const code = codeOf(column, row, words.length);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return renumbered(rows, counts, (row) => codeOf(column, row, words.length), [
    ...words.map((word): Group => ({ kind: "word", word })),
    { kind: "missing" },
  ]);
}

function codeOf(column: NumberColumn, row: number, missing: number): number {
  const code = cellOf(column, row);
  return code < missing ? code : missing;
}

/** By number, so that each group has about as many rows; equal numbers are never told apart. */
export function groupByQuantile(column: NumberColumn, parts: number): Grouping {
  const rows = column.values.length;
  const known = Float64Array.from(column.values).filter(
    (value) => value === value && value !== column.missing,
  );
  known.sort();
  const ends = [
    ...new Set(
      Array.from({ length: parts }, (_, part) => {
        return known[Math.ceil(((part + 1) * known.length) / parts) - 1] ?? Number.NaN;
      }),
    ),
  ].filter((end) => end === end);
  const partOf = (row: number) => {
    const value = cellOf(column, row);
    if (value !== value) return ends.length;
    let part = 0;
    while (value > (ends[part] ?? Infinity)) part++;
    return part;
  };
  const least = ends.map((_, part) => {
    const before = ends[part - 1];
    return before === undefined ? known[0] : known[firstAbove(known, before)];
  });
  const counts = new Uint32Array(ends.length + 1).fill(1);
  counts[ends.length] = rows - known.length;
  return renumbered(rows, counts, partOf, [
    ...ends.map((max, part): Group => ({ kind: "range", range: { min: least[part] ?? max, max } })),
    { kind: "missing" },
  ]);
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function renumbered(
  rows: number,
  counts: Uint32Array,
  codeAt: (row: number) => number,
  groups: readonly Group[],
): Grouping {
  const places = new Uint16Array(groups.length);
  const kept = groups.filter((_, at) => (counts[at] ?? 0) > 0);
  let next = 0;
  for (let at = 0; at < places.length; at++) {
    places[at] = next;
    if ((counts[at] ?? 0) > 0) next++;
  }
  const codes = new Uint16Array(rows);
  for (let row = 0; row < rows; row++) codes[row] = places[codeAt(row)] ?? 0;
  return { groups: kept, codes };
}

/** A grouping that a column makes: words as they are, numbers by quarters. */
export function groupingOf(column: NumberColumn, words: readonly string[] | null): Grouping {
  return words === null ? groupByQuantile(column, 4) : groupByWord(column, words);
}

/** Of each item the group of its first row. @param starts null: a row an item */
export function byItem(grouping: Grouping, items: number, starts: Uint32Array | null): Grouping {
  if (starts === null) return grouping;
  const { groups, codes } = grouping;
  return {
    groups,
    codes: Uint16Array.from({ length: items }, (_, item) => codes[starts[item] ?? 0] ?? 0),
  };
}

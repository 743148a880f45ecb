import type { Outcome } from "@evalsite/protocol";
import { type NumberColumn, cellOf } from "./number-column.ts";
import {
  type RangeColumn,
  type SampleColumns,
  type WordColumn,
  isMetadataColumn,
  isMetricColumn,
  rangeColumns,
  wordColumns,
  wordsOf,
} from "./sample-columns.ts";

/** Both ends included; null = open. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** Stands among the words of a field of metadata for samples without it: no word is empty. */
export const withoutWord = "";

/** What a reader asked for; an empty list means "all". */
export interface SampleFilter {
  readonly outcomes: readonly Outcome[];
  readonly subsets: readonly string[];
  readonly repeats: readonly number[];
  readonly words: Readonly<Partial<Record<WordColumn, readonly string[]>>>;
  readonly ranges: Readonly<Partial<Record<RangeColumn, Range>>>;
}

export const noFilter: SampleFilter = {
  outcomes: [],
  subsets: [],
  repeats: [],
  words: {},
  ranges: {},
};

/** Columns that a filter has a range for, in the order they are offered. */
export function rangedColumns({ ranges }: SampleFilter): readonly RangeColumn[] {
  const fixed = rangeColumns.filter((column) => ranges[column] !== undefined);
  return [...fixed, ...Object.keys(ranges).filter(isMetricColumn)];
}

/** Columns that a filter names words of, in the order they are offered. */
export function wordedColumns({ words }: SampleFilter): readonly WordColumn[] {
  const fixed = wordColumns.filter((column) => words[column] !== undefined);
  return [...fixed, ...Object.keys(words).filter(isMetadataColumn)];
}

export type RowTest =
  | { readonly kind: "words"; readonly column: string; readonly words: readonly string[] }
  | { readonly kind: "numbers"; readonly column: string; readonly numbers: readonly number[] }
  | { readonly kind: "range"; readonly column: string; readonly range: Range };

/** The tests a filter amounts to; each reads one column. */
export function filterTests(filter: SampleFilter): readonly RowTest[] {
  const tests: RowTest[] = [];
  if (filter.outcomes.length > 0)
    tests.push({ kind: "words", column: "outcome", words: filter.outcomes });
  if (filter.subsets.length > 0)
    tests.push({ kind: "words", column: "subset", words: filter.subsets });
  if (filter.repeats.length > 0)
    tests.push({ kind: "numbers", column: "repeat", numbers: filter.repeats });
  for (const column of wordedColumns(filter)) {
    const words = filter.words[column] ?? [];
    if (words.length > 0) tests.push({ kind: "words", column, words });
  }
  for (const column of rangedColumns(filter)) {
    const range = filter.ranges[column];
    if (range && (range.min !== null || range.max !== null))
      tests.push({ kind: "range", column, range });
  }
  return tests;
}

/**
 * Rows that pass every test, ascending. A missing value passes no test but that for `withoutWord`; a test on a column that is
 * not loaded is left out (the caller knows which: it asked for the columns).
 */
export function filterRows(tests: readonly RowTest[], columns: SampleColumns): Uint32Array {
  const keep = new Uint8Array(columns.rows).fill(1);
  for (const test of tests) {
    const column = columns.values.get(test.column);
    if (column) narrow(keep, column, test, columns);
  }
  return rowsKept(keep);
}

function narrow(
  keep: Uint8Array,
  column: NumberColumn,
  test: RowTest,
  columns: SampleColumns,
): void {
  const { values } = column;
  const passes = cellTest(test, columns);
  if (values instanceof Uint8Array || values instanceof Uint16Array) {
    const codes = 256 ** values.BYTES_PER_ELEMENT;
    const pass = Uint8Array.from({ length: codes }, (_, code) => Number(passes(code)));
    pass[column.missing] = Number(isForMissing(test));
    for (let row = 0; row < keep.length; row++) {
      if (pass[values[row] ?? column.missing] === 0) keep[row] = 0;
    }
    return;
  }
  for (let row = 0; row < keep.length; row++) if (!passes(cellOf(column, row))) keep[row] = 0;
}

function isForMissing(test: RowTest): boolean {
  return test.kind === "words" && test.words.includes(withoutWord);
}

function cellTest(test: RowTest, columns: SampleColumns): (value: number) => boolean {
  if (test.kind === "range") {
    const min = test.range.min ?? Number.NEGATIVE_INFINITY;
    const max = test.range.max ?? Number.POSITIVE_INFINITY;
    return (value) => value >= min && value <= max;
  }
  const wanted =
    test.kind === "words"
      ? wordCodes(wordsOf(columns, test.column), test.words)
      : new Set(test.numbers);
  return (value) => wanted.has(value);
}

function wordCodes(dictionary: readonly string[], words: readonly string[]): ReadonlySet<number> {
  return new Set(dictionary.flatMap((word, code) => (words.includes(word) ? [code] : [])));
}

/** Numbers of the rows whose mark is not 0, ascending. */
export function rowsKept(keep: Uint8Array): Uint32Array {
  let count = 0;
  for (const mark of keep) if (mark !== 0) count++;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < keep.length; row++) if (keep[row] !== 0) rows[at++] = row;
  return rows;
}

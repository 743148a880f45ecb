import type { Outcome } from "@evalsite/protocol";
import { useMemo } from "react";
import type { SampleReader } from "../../data/sample-store.ts";
import { useSampleColumns } from "../../data/use-sample-parts.ts";
import { type SampleSearch, useSampleSearch } from "../../data/use-sample-search.ts";
import { filterRows, filterTests, withoutPart } from "../../model/samples/filter-rows.ts";
import {
  type ItemRows,
  firstRowPerItem,
  groupByItem,
  lineOfRow,
} from "../../model/samples/item-rows.ts";
import { type Histogram, countCodes, histogram } from "../../model/samples/row-counts.ts";
import { orderRows } from "../../model/samples/sample-order.ts";
import { type SampleColumns, outcomeOf, wordsOf } from "../../model/samples/sample-columns.ts";
import type { SamplesQuery } from "../../model/samples/samples-query.ts";
import { columnsBehind } from "../../model/samples/table-columns.ts";

export interface SampleList {
  readonly columns: SampleColumns;
  /** Whether every column that decides what is shown has been read, or failed. */
  readonly isReady: boolean;
  /** Names of filters on columns that this store does not have. */
  readonly notApplied: readonly string[];
  readonly search: SampleSearch;
  /** Rows that pass filters and search, ascending: what is counted and exported. */
  readonly rows: Uint32Array;
  /** The lines of the table: rows in order, or the first row of each item. */
  readonly lines: Uint32Array;
  /** Index of the line a row belongs to; -1 when it is not among them. */
  readonly lineOf: (row: number) => number;
  /** Answers by item, once their columns are there; null when rows are not grouped. */
  readonly groups: ItemRows | null;
  readonly outcomeCounts: Readonly<Partial<Record<Outcome, number>>>;
  /** Null for a score that is only right or wrong: the outcomes say it. */
  readonly scores: Histogram | null;
}

const bins = 24;

/** From the columns to the lines of the table: filter, search, sort, group. */
export function useSampleList(
  reader: SampleReader,
  query: SamplesQuery,
  shown: readonly string[],
  isGraded: boolean,
): SampleList {
  const { filter, sort, byItem } = query;
  const tests = useMemo(() => filterTests(filter), [filter]);
  const needed = new Set([
    "outcome",
    ...(isGraded ? ["score"] : []),
    ...tests.map((test) => test.column),
    ...(sort.column === "row" ? [] : [sort.column]),
    ...(byItem ? ["item", "repeat"] : []),
  ]);
  const all = [...new Set([...needed, ...shown.flatMap(columnsBehind)])];
  const { columns, isSettled } = useSampleColumns(reader, all);
  const isReady = [...needed].every(isSettled);

  const filtered = useMemo(() => filterRows(tests, columns), [tests, columns]);
  const scope = query.fullText ? "texts" : "previews";
  const search = useSampleSearch(reader, filtered, query.search.trim(), scope);
  const rows = search.found;
  const sorted = useMemo(() => orderRows(rows, sort, columns), [rows, sort, columns]);
  const groups = useMemo(
    () => (byItem ? groupsOf(reader, columns) : null),
    [byItem, reader, columns],
  );
  const lines = useMemo(() => {
    const item = columns.values.get("item");
    return groups && item ? firstRowPerItem(sorted, item, groups.items) : sorted;
  }, [groups, sorted, columns]);
  const outcomeCounts = useMemo(
    () => countOutcomes(filterRows(filterTests(withoutPart(filter, "outcomes")), columns), columns),
    [filter, columns],
  );
  const scores = useMemo(() => scoreBins(rows, columns), [rows, columns]);
  const notApplied = tests
    .map((test) => test.column)
    .filter((name) => reader.columnInfo(name) === null);
  return {
    columns,
    isReady,
    notApplied,
    search,
    rows,
    lines,
    lineOf: (row) => lineOfRow(lines, groups ? (columns.values.get("item") ?? null) : null, row),
    groups,
    outcomeCounts,
    scores,
  };
}

/** All answers by item, as far as the columns are there. */
export function groupsOf(reader: SampleReader, columns: SampleColumns): ItemRows | null {
  const item = columns.values.get("item");
  if (!item) return null;
  const { rows, items } = reader.store;
  return groupByItem(rows, items, item, columns.values.get("repeat") ?? null);
}

function countOutcomes(rows: Uint32Array, columns: SampleColumns) {
  const codes = columns.values.get("outcome");
  if (!codes) return {};
  const words = wordsOf(columns, "outcome");
  const counts: Partial<Record<Outcome, number>> = {};
  countCodes(rows, codes, words.length).forEach((count, code) => {
    const outcome = outcomeOf(words, code);
    if (outcome && count > 0) counts[outcome] = count;
  });
  return counts;
}

function scoreBins(rows: Uint32Array, columns: SampleColumns): Histogram | null {
  const values = columns.values.get("score");
  if (!values) return null;
  const result = histogram(rows, values, bins);
  return result.bins.length > 2 ? result : null;
}

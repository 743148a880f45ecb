import type { Outcome, SuiteSummary } from "@evalsite/protocol";
import { columnWidth } from "@evalsite/protocol";
import { useEffect, useMemo, useState } from "react";
import type { SampleReader } from "../../data/sample-store.ts";
import { useSampleListing } from "../../data/use-sample-listing.ts";
import { type SampleSearch, useSampleSearch } from "../../data/use-sample-search.ts";
import { type TextOrder, useTextOrder } from "../../data/use-text-order.ts";
import type { RowsAsked } from "../../model/samples/arrange-rows.ts";
import { filterTests } from "../../model/samples/filter-rows.ts";
import { lineOfRow } from "../../model/samples/item-rows.ts";
import type { NumberColumn } from "../../model/samples/number-column.ts";
import type { Histogram } from "../../model/samples/row-counts.ts";
import { type SamplesQuery, rowOrder } from "../../model/samples/samples-query.ts";

export interface SampleList {
  /** Whether there is anything to show. */
  readonly isReady: boolean;
  /** Whether it is what is asked for; the list before it is shown until then. */
  readonly isCurrent: boolean;
  /** Names of filters on columns that this store does not have. */
  readonly notApplied: readonly string[];
  readonly search: SampleSearch;
  /** What is read before the lines can be in the order asked for. */
  readonly order: TextOrder;
  /** Rows that pass filters and search, ascending: what is counted and exported. */
  readonly rows: Uint32Array;
  /** The lines of the table: rows in order, or the first row of each item. */
  readonly lines: Uint32Array;
  /** Whether the lines are, or will be in a moment, in the order asked for. */
  readonly isSorted: boolean;
  /** With one line an item: the item of each row. */
  readonly item: NumberColumn | null;
  /** Index of the line a row belongs to; -1 when it is not among them. */
  readonly lineOf: (row: number) => number;
  readonly outcomeCounts: Readonly<Partial<Record<Outcome, number>>>;
  /** Null for a score that is only right or wrong: the outcomes say it. */
  readonly scores: Histogram | null;
  /** Bytes to read before the scores can be drawn; null when that was done or there is nothing to draw. */
  readonly scoreBytes: number | null;
  readonly loadScores: () => void;
}

const bins = 24;
/** A column up to this size is read without being asked for. */
const smallColumn = 64 * 1024;
const noRows = new Uint32Array(0);

/** From what is asked for to the lines of the table: filter, search, sort, group. */
export function useSampleList(
  reader: SampleReader,
  query: SamplesQuery,
  suite: SuiteSummary,
): SampleList {
  const { filter, byItem } = query;
  const { store } = reader;
  const order = useTextOrder(reader, query.sort.column);
  const sort = order.isReady ? query.sort : rowOrder;
  const needle = query.search.trim();
  const items = byItem ? store.items : null;
  const tests = useMemo(() => filterTests(filter), [filter]);
  const [wantsScores, setWantsScores] = useState(false);
  const bytes = scoreBytes(reader, suite);
  const isScored = bytes !== null && (wantsScores || bytes <= smallColumn);

  const filtered = useMemo(
    (): RowsAsked => ({
      tests,
      among: null,
      sort,
      items,
      countOutcomes: tests.some((test) => test.column !== "outcome"),
      bins: isScored ? bins : 0,
    }),
    [tests, sort, items, isScored],
  );
  const all = useSampleListing(reader, filtered);
  const scope = query.fullText ? "texts" : "previews";
  const search = useSampleSearch(reader, all.listing?.rows ?? noRows, needle, scope);
  const arranged = useMemo((): RowsAsked | null => {
    if (needle === "") return null;
    return { ...filtered, tests: [], among: search.found, countOutcomes: true };
  }, [filtered, needle, search.found]);
  const found = useSampleListing(reader, arranged);

  const shown = needle === "" ? all : found;
  const lines = shown.listing?.lines ?? noRows;
  const item = shown.listing?.item ?? null;
  // A worker that was started anew has none of the texts that were read for the one before.
  const { isReady, forget } = order;
  const isLost = isReady && shown.isCurrent && shown.listing?.lacksOrder === true;
  useEffect(() => {
    if (isLost) forget();
  }, [isLost, forget]);
  return {
    isReady: shown.listing !== null,
    isCurrent:
      order.state.kind !== "running" && all.isCurrent && (needle === "" || found.isCurrent),
    notApplied: tests.map((test) => test.column).filter((name) => reader.columnInfo(name) === null),
    search,
    order,
    rows: shown.listing?.rows ?? noRows,
    lines,
    isSorted: order.state.kind === "off" && !(shown.isCurrent && shown.listing?.isSorted === false),
    item,
    lineOf: (row) => lineOfRow(lines, item, row),
    outcomeCounts: shown.listing?.outcomeCounts ?? (needle === "" ? suite.outcomes : {}),
    scores: shown.listing?.scores ?? null,
    scoreBytes: isScored ? null : bytes,
    loadScores: () => setWantsScores(true),
  };
}

/** Size of the column of a graded score; null where outcomes say it all. */
function scoreBytes({ store }: SampleReader, suite: SuiteSummary): number | null {
  const score = store.columns.find((column) => column.name === "score");
  if (score === undefined || (suite.outcomes.partial ?? 0) === 0) return null;
  return store.rows * columnWidth[score.type];
}

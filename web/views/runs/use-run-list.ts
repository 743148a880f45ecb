import type { Manifest, RunIndex } from "@evalsite/protocol";
import { useMemo } from "react";
import { type HeatScale, heatScale } from "../../model/heat-scale.ts";
import {
  type BenchmarkColumn,
  benchmarkColumns,
  isSameMetric,
} from "../../model/runs/benchmark-column.ts";
import { filterRuns } from "../../model/runs/filter-runs.ts";
import { type RunItem, flatItems, groupRuns } from "../../model/runs/group-runs.ts";
import {
  type RunColumn,
  columnValue,
  runColumns,
  shownColumns,
} from "../../model/runs/run-column.ts";
import { type RunRow, toRunRow } from "../../model/runs/run-row.ts";
import type { RunsFilter, RunsLayout, RunsSort } from "../../model/runs/runs-state.ts";
import { sortBy } from "../../model/sort-by.ts";

/** The list as the reader has set it; each part is made again only when what it depends on changes. */
export interface RunList {
  /** All runs of the index. */
  readonly rows: readonly RunRow[];
  readonly columns: readonly RunColumn[];
  readonly shown: readonly RunColumn[];
  /** The runs that pass the filters, sorted. */
  readonly sorted: readonly RunRow[];
  /** The lines of the table: runs, and heads of groups. */
  readonly items: readonly RunItem[];
  readonly heat: ReadonlyMap<string, HeatScale>;
  readonly manifest: Manifest | null;
}

export function useRunList(
  index: RunIndex,
  manifest: Manifest | null,
  filter: RunsFilter,
  sort: RunsSort,
  { isGrouped, folded, columns: chosen }: RunsLayout,
): RunList {
  const rows = useMemo(() => index.map(toRunRow), [index]);
  const columns = useMemo(() => runColumns(benchmarkColumns(index, manifest)), [index, manifest]);
  const shown = useMemo(
    () => shownColumns(columns, chosen, rows, isGrouped),
    [columns, chosen, rows, isGrouped],
  );
  const filtered = useMemo(() => filterRuns(rows, filter), [rows, filter]);
  const sorted = useMemo(() => sortRuns(filtered, columns, sort), [filtered, columns, sort]);
  const items = useMemo(
    () => (isGrouped ? groupRuns(sorted, new Set(folded)) : flatItems(sorted)),
    [sorted, isGrouped, folded],
  );
  const heat = useMemo(() => heatScales(filtered, shown), [filtered, shown]);
  return { rows, columns, shown, sorted, items, heat, manifest };
}

function sortRuns(
  rows: readonly RunRow[],
  columns: readonly RunColumn[],
  sort: RunsSort,
): readonly RunRow[] {
  const column = columns.find(({ id }) => id === sort.column);
  return column === undefined
    ? rows
    : sortBy(rows, (row) => columnValue(row, column), sort.descending);
}

function heatScales(
  rows: readonly RunRow[],
  columns: readonly RunColumn[],
): ReadonlyMap<string, HeatScale> {
  return new Map(
    columns.flatMap((column) =>
      column.kind === "benchmark"
        ? [[column.id, heatScale(scoresIn(rows, column.benchmark), column.benchmark.semantics)]]
        : [],
    ),
  );
}

function scoresIn(rows: readonly RunRow[], column: BenchmarkColumn): readonly number[] {
  return rows.flatMap(({ entry }) => {
    const value = entry.metrics_summary[column.key];
    return value !== undefined && isSameMetric(entry, column) ? [value] : [];
  });
}

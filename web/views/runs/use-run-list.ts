import type { Manifest, RunTable } from "@evalsite/protocol";
import { useMemo } from "react";
import { type HeatScale, heatScale } from "../../model/heat-scale.ts";
import {
  type BenchmarkColumn,
  benchmarkColumns,
  isSameMetric,
  scoreOf,
} from "../../model/runs/benchmark-column.ts";
import { filterRuns } from "../../model/runs/filter-runs.ts";
import { type RunItem, flatItems, groupRuns } from "../../model/runs/group-runs.ts";
import { type RunColumn, columnValue, runColumns } from "../../model/runs/run-column.ts";
import { type RunRow, runRows } from "../../model/runs/run-row.ts";
import type { RunsFilter, RunsLayout, RunsMeasure, RunsSort } from "../../model/runs/runs-state.ts";
import { shownColumns } from "../../model/runs/shown-columns.ts";
import { sortBy } from "../../model/sort-by.ts";
import { type Figures, useFigures } from "./use-figures.ts";

/** How good a score is within its column, by the column's id. */
export type HeatScales = Pick<ReadonlyMap<string, HeatScale>, "get">;

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
  readonly heat: HeatScales;
  readonly manifest: Manifest | null;
  readonly figures: Figures;
}

export function useRunList(
  table: RunTable,
  manifest: Manifest | null,
  filter: RunsFilter,
  sort: RunsSort,
  { isGrouped, folded, columns: chosen }: RunsLayout,
  measure: RunsMeasure,
): RunList {
  const rows = useMemo(() => runRows(table), [table]);
  const benchmarks = useMemo(() => benchmarkColumns(table, manifest), [table, manifest]);
  const used = [sort.column, ...filter.scores.map(({ key }) => key)];
  const figures = useFigures({ rows, benchmarks, manifest, measure, chosen, used });
  const columns = useMemo(
    () => runColumns(benchmarks, figures.columns),
    [benchmarks, figures.columns],
  );
  const filtered = useMemo(() => filterRuns(rows, columns, filter), [rows, columns, filter]);
  const shown = useMemo(
    () => shownColumns(columns, chosen, filtered, isGrouped),
    [columns, chosen, filtered, isGrouped],
  );
  const ordered = useMemo(() => sortRuns(rows, columns, sort), [rows, columns, sort]);
  const sorted = useMemo(() => keepOnly(ordered, filtered), [ordered, filtered]);
  const items = useMemo(
    () => (isGrouped ? groupRuns(sorted, new Set(folded)) : flatItems(sorted)),
    [sorted, isGrouped, folded],
  );
  const heat = useMemo(() => heatScales(filtered, columns), [filtered, columns]);
  return { rows, columns, shown, sorted, items, heat, manifest, figures };
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

/** Sorting waits for no filter and no filter for sorting. */
function keepOnly(ordered: readonly RunRow[], some: readonly RunRow[]): readonly RunRow[] {
  if (some.length === ordered.length) return ordered;
  const kept = new Set(some);
  return ordered.filter((row) => kept.has(row));
}

/** The scale of each benchmark's column by its id, made when the column is first drawn. */
function heatScales(rows: readonly RunRow[], columns: readonly RunColumn[]): HeatScales {
  const made = new Map<string, HeatScale>();
  const make = (id: string): HeatScale | undefined => {
    const column = columns.find((candidate) => candidate.id === id);
    if (column?.kind !== "benchmark") return undefined;
    const scale = heatScale(scoresIn(rows, column.benchmark), column.benchmark.semantics);
    made.set(id, scale);
    return scale;
  };
  return { get: (id) => made.get(id) ?? make(id) };
}

function scoresIn(rows: readonly RunRow[], column: BenchmarkColumn): readonly number[] {
  const values: number[] = [];
  for (const row of rows) {
    const value = scoreOf(row, column);
    if (value !== null && isSameMetric(row, column)) values.push(value);
  }
  return values;
}

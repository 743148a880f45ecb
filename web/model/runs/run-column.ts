import { type BenchmarkColumn, scoreOf } from "./benchmark-column.ts";
import type { RunRow } from "./run-row.ts";

const leading = ["name", "project", "experiment", "model", "step", "start"] as const;
const trailing = ["dataset", "tags", "status", "kinds"] as const;
export type PlainColumnId = (typeof leading)[number] | (typeof trailing)[number];

/** A column of the list: what it is called is a matter of language, what it holds is here. */
export type RunColumn =
  | { readonly kind: "plain"; readonly id: PlainColumnId }
  | { readonly kind: "benchmark"; readonly id: string; readonly benchmark: BenchmarkColumn };

/** What the heads of groups say already. */
const groupedBy: readonly string[] = ["project", "experiment", "model"];

/** How many benchmarks are shown unless the reader chooses. */
const usualBenchmarks = 12;

/** All columns there are, in the order in which they are shown: the scores stand in the middle. */
export function runColumns(benchmarks: readonly BenchmarkColumn[]): readonly RunColumn[] {
  return [
    ...leading.map(plain),
    ...benchmarks.map(
      (benchmark) => ({ kind: "benchmark", id: `score:${benchmark.key}`, benchmark }) as const,
    ),
    ...trailing.map(plain),
  ];
}

function plain(id: PlainColumnId): RunColumn {
  return { kind: "plain", id };
}

/** The columns to show: those chosen, else the usual ones; always the name. */
export function shownColumns(
  columns: readonly RunColumn[],
  chosen: readonly string[] | null,
  rows: readonly RunRow[],
  isGrouped: boolean,
): readonly RunColumn[] {
  const wanted = new Set(chosen ?? usualColumnIds(columns, rows, isGrouped));
  return columns.filter(({ id }) => id === "name" || wanted.has(id));
}

/** The benchmarks that most runs have, and what at least one run has and no group's head tells. */
function usualColumnIds(
  columns: readonly RunColumn[],
  rows: readonly RunRow[],
  isGrouped: boolean,
): readonly string[] {
  const benchmarks = columns
    .filter((column) => column.kind === "benchmark")
    .toSorted((a, b) => b.benchmark.runs - a.benchmark.runs)
    .slice(0, usualBenchmarks);
  const plainOnes = columns.filter(
    (column) =>
      column.kind === "plain" &&
      column.id !== "kinds" &&
      !(isGrouped && groupedBy.includes(column.id)) &&
      rows.some((row) => columnValue(row, column) !== null),
  );
  return [...plainOnes, ...benchmarks].map(({ id }) => id);
}

/** For a screen that is not wide: the scores right after the name. */
export function scoresFirst(columns: readonly RunColumn[]): readonly RunColumn[] {
  const [name, ...others] = columns;
  if (name === undefined) return [];
  const isScore = (column: RunColumn) => column.kind === "benchmark";
  return [name, ...others.filter(isScore), ...others.filter((column) => !isScore(column))];
}

/** What a column sorts by; null when the run has nothing there. */
export function columnValue(row: RunRow, column: RunColumn): string | number | null {
  if (column.kind === "benchmark") return scoreOf(row, column.benchmark);
  const { entry } = row;
  switch (column.id) {
    case "name":
      return entry.run_id;
    case "project":
      return entry.project;
    case "experiment":
      return entry.experiment;
    case "model":
      return entry.model_name;
    case "dataset":
      return entry.dataset;
    case "step":
      return entry.checkpoint?.step ?? null;
    case "start":
      return row.startMs;
    case "tags":
      return entry.tags.length === 0 ? null : entry.tags.join(", ");
    case "status":
      return entry.status;
    case "kinds":
      return entry.kinds.length === 0 ? null : entry.kinds.join(", ");
  }
}

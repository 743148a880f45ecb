import { type BenchmarkColumn, scoreOf } from "./benchmark-column.ts";
import type { FigureColumn } from "./figure-column.ts";
import type { RunRow } from "./run-row.ts";

const leading = ["name", "project", "experiment", "model", "step", "start"] as const;
const trailing = ["dataset", "tags", "status", "kinds"] as const;
export type PlainColumnId = (typeof leading)[number] | (typeof trailing)[number];

/** A column of the list: what it is called is a matter of language, what it holds is here. */
export type RunColumn =
  | { readonly kind: "plain"; readonly id: PlainColumnId }
  | { readonly kind: "benchmark"; readonly id: string; readonly benchmark: BenchmarkColumn }
  | FigureColumn;

/** All columns there are, in the order in which they are shown: the scores stand in the middle. */
export function runColumns(
  benchmarks: readonly BenchmarkColumn[],
  figures: readonly FigureColumn[] = [],
): readonly RunColumn[] {
  const deltas = new Map(
    figures.flatMap((figure) => (figure.what === "delta" ? [[figure.id, figure] as const] : [])),
  );
  const withDelta = (column: RunColumn, id: string): readonly RunColumn[] => {
    const delta = deltas.get(id);
    return delta === undefined ? [column] : [column, delta];
  };
  return [
    ...leading.map(plain),
    ...figures
      .filter(({ what }) => what === "composite")
      .flatMap((column) => withDelta(column, "delta:composite")),
    ...benchmarks.flatMap((benchmark) =>
      withDelta(
        { kind: "benchmark", id: `score:${benchmark.key}`, benchmark },
        `delta:${benchmark.key}`,
      ),
    ),
    ...figures.filter(({ what }) => what !== "composite" && what !== "delta"),
    ...trailing.map(plain),
  ];
}

function plain(id: PlainColumnId): RunColumn {
  return { kind: "plain", id };
}

/** For a screen that is not wide: the scores right after the name. */
export function scoresFirst(columns: readonly RunColumn[]): readonly RunColumn[] {
  const [name, ...others] = columns;
  if (name === undefined) return [];
  return [name, ...others.filter(isScore), ...others.filter((column) => !isScore(column))];
}

function isScore(column: RunColumn): boolean {
  if (column.kind === "plain") return false;
  return column.kind === "benchmark" || column.what === "composite" || column.what === "delta";
}

/** Whether a column's cells are numbers, for alignment and for ranges. */
export function isNumeric(column: RunColumn): boolean {
  if (column.kind === "figure") return column.isNumber;
  return column.kind === "benchmark" || column.id === "step";
}

/** What a column sorts by; null when the run has nothing there. */
export function columnValue(row: RunRow, column: RunColumn): string | number | null {
  if (column.kind === "benchmark") return scoreOf(row, column.benchmark);
  if (column.kind === "figure") return column.value(row);
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

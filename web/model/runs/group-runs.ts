import { type BenchmarkColumn, isSameMetric, scoreOf } from "./benchmark-column.ts";
import type { RunRow } from "./run-row.ts";

/** A line of the list: a run, or the head of a group. */
export type RunItem =
  | { readonly kind: "run"; readonly id: string; readonly row: RunRow; readonly depth: number }
  | GroupItem;

export interface GroupItem {
  readonly kind: "group";
  /** The path to the group, "project/experiment/model", percent-encoded. */
  readonly id: string;
  readonly level: GroupLevel;
  readonly depth: number;
  /** null: the runs below name none. */
  readonly name: string | null;
  readonly rows: readonly RunRow[];
  readonly latest: RunRow | null;
  readonly isFolded: boolean;
}

const groupLevels = ["project", "experiment", "model"] as const;
type GroupLevel = (typeof groupLevels)[number];

/** Runs without groups. */
export function flatItems(rows: readonly RunRow[]): readonly RunItem[] {
  return rows.map((row) => ({ kind: "run", id: row.id, row, depth: 0 }));
}

/**
 * Sorted runs as project → experiment → model. A group stands where its first run stands, so that
 * sorting by a score puts the group with the best run first.
 */
export function groupRuns(
  rows: readonly RunRow[],
  folded: ReadonlySet<string>,
  depth = 0,
  path = "",
): readonly RunItem[] {
  const level = groupLevels[depth];
  if (level === undefined) return rows.map((row) => ({ kind: "run", id: row.id, row, depth }));
  const groups = Map.groupBy(rows, (row) => groupName(row, level));
  return [...groups].flatMap(([name, rows]) => {
    const id = `${path}${segmentOf(name)}`;
    const isFolded = folded.has(id);
    const latest = latestOf(rows);
    const head: GroupItem = { kind: "group", id, level, depth, name, rows, latest, isFolded };
    return isFolded ? [head] : [head, ...groupRuns(rows, folded, depth + 1, `${id}/`)];
  });
}

/** A name as part of a group's path; a lone percent sign, which no encoded name is, for none. */
function segmentOf(name: string | null): string {
  return name === null || name === "" ? "%" : encodeURIComponent(name);
}

/** The best value of a benchmark among runs; null where nothing can be ranked. */
export function bestScore(rows: readonly RunRow[], column: BenchmarkColumn): number | null {
  const direction = column.semantics?.direction ?? "none";
  if (direction === "none") return null;
  const pick = direction === "higher" ? Math.max : Math.min;
  let best: number | null = null;
  for (const row of rows) {
    const value = scoreOf(row, column);
    if (value === null || !isSameMetric(row, column)) continue;
    best = best === null ? value : pick(best, value);
  }
  return best;
}

function groupName({ entry }: RunRow, level: GroupLevel): string | null {
  switch (level) {
    case "project":
      return entry.project;
    case "experiment":
      return entry.experiment;
    case "model":
      return entry.model_name;
  }
}

function latestOf(rows: readonly RunRow[]): RunRow | null {
  let latest: RunRow | null = null;
  for (const row of rows) {
    if (row.startMs !== null && row.startMs > (latest?.startMs ?? -Infinity)) latest = row;
  }
  return latest;
}

import { type BenchmarkColumn, scoreOf } from "./benchmark-column.ts";
import type { FigureColumn } from "./figure-column.ts";
import { type RunColumn, columnValue } from "./run-column.ts";
import type { RunRow } from "./run-row.ts";
import { seriesRank } from "./series-direction.ts";

/** What the heads of groups say already. */
const groupedBy: readonly string[] = ["project", "experiment", "model"];

/** How much is shown unless the reader chooses. */
const usual = { benchmarks: 12, leastBenchmarks: 3, settings: 3 } as const;

/** A column that fewer of the visible runs have is shown only when the reader asks for it. */
const leastShare = 0.15;

/** Longer texts of hyper-parameters tell runs apart, but not at a glance. */
const longestSetting = 24;

/**
 * The columns to show: those chosen, else what the visible runs have; always the name, and beside each score its
 * difference to the baseline where there is one.
 * @param rows the visible runs
 */
export function shownColumns(
  columns: readonly RunColumn[],
  chosen: readonly string[] | null,
  rows: readonly RunRow[],
  isGrouped: boolean,
): readonly RunColumn[] {
  const counts = runsWith(columns, rows);
  const wanted = new Set(chosen ?? usualColumnIds(columns, rows, counts, isGrouped));
  const shown = columns.filter(
    (column) => column.id === "name" || wanted.has(column.id) || isBeside(column, wanted),
  );
  return filledFirst(shown, counts);
}

/** Whether a column is the difference of a shown score. */
function isBeside(column: RunColumn, wanted: ReadonlySet<string>): boolean {
  if (column.kind !== "figure" || column.what !== "delta") return false;
  const key = column.id.replace(/^delta:/u, "");
  return wanted.has(`score:${key}`) || wanted.has(key);
}

/** How many of the runs have a score, by the column's id. */
function runsWith(
  columns: readonly RunColumn[],
  rows: readonly RunRow[],
): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap((column) =>
      column.kind === "benchmark" ? [[column.id, countIn(column.benchmark, rows)] as const] : [],
    ),
  );
}

function countIn(benchmark: BenchmarkColumn, rows: readonly RunRow[]): number {
  let count = 0;
  for (const row of rows) if (scoreOf(row, benchmark) !== null) count++;
  return count;
}

/** Scores that no visible run has stand behind those that some have. */
function filledFirst(
  columns: readonly RunColumn[],
  counts: ReadonlyMap<string, number>,
): readonly RunColumn[] {
  const isEmpty = (column: RunColumn) => counts.get(column.id.replace(/^delta:/u, "score:")) === 0;
  const first = columns.findIndex(({ kind }) => kind === "benchmark");
  if (first < 0 || !columns.some(isEmpty)) return columns;
  const end = columns.findLastIndex((column) =>
    counts.has(column.id.replace(/^delta:/u, "score:")),
  );
  const scores = columns.slice(first, end + 1);
  return [
    ...columns.slice(0, first),
    ...scores.filter((column) => !isEmpty(column)),
    ...scores.filter(isEmpty),
    ...columns.slice(end + 1),
  ];
}

function usualColumnIds(
  columns: readonly RunColumn[],
  rows: readonly RunRow[],
  counts: ReadonlyMap<string, number>,
  isGrouped: boolean,
): readonly string[] {
  const plainOnes = columns.filter(
    (column) =>
      column.kind === "plain" &&
      column.id !== "kinds" &&
      !(isGrouped && groupedBy.includes(column.id)) &&
      rows.some((row) => columnValue(row, column) !== null),
  );
  const figures = columns.filter((column) => column.kind === "figure");
  const composite = figures.filter(
    (one) => one.what === "composite" && rows.some((row) => one.value(row) !== null),
  );
  return [
    ...[...plainOnes, ...composite].map(({ id }) => id),
    ...usualScores(counts, rows.length),
    ...usualTraits(figures, rows),
  ];
}

/** The benchmarks that most of the runs have; a few also where no benchmark is common. */
function usualScores(counts: ReadonlyMap<string, number>, runs: number): readonly string[] {
  const found = [...counts].filter(([, count]) => count > 0).toSorted(([, a], [, b]) => b - a);
  return found
    .slice(0, usual.benchmarks)
    .filter(([, count], at) => at < usual.leastBenchmarks || count >= runs * leastShare)
    .map(([id]) => id);
}

/** Among trainings: the last value of the leading loss, and hyper-parameters that differ. */
function usualTraits(figures: readonly FigureColumn[], rows: readonly RunRow[]): readonly string[] {
  if (!hasTrainings(rows)) return [];
  const loss = figures.find(({ what, name }) => what === "last" && seriesRank(name) < 3);
  const settings = figures
    .filter((one) => one.what === "param" && differs(one, rows))
    .slice(0, usual.settings);
  return [...(loss === undefined ? [] : [loss]), ...settings].map(({ id }) => id);
}

/** Whether enough of the runs are trainings for what belongs to these to be shown unasked. */
export function hasTrainings(rows: readonly RunRow[]): boolean {
  let count = 0;
  for (const { entry } of rows) if (entry.kinds.includes("training")) count++;
  return count > 0 && count >= rows.length * leastShare;
}

function differs(column: FigureColumn, rows: readonly RunRow[]): boolean {
  const texts = new Set<string>();
  let count = 0;
  for (const row of rows) {
    const text = column.text(row);
    if (text === null) continue;
    if (text.length > longestSetting || text === row.id || text.includes("/")) return false;
    texts.add(text);
    count++;
  }
  return texts.size > 1 && count >= rows.length * leastShare;
}

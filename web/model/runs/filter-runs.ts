import { statesOf } from "../run-states.ts";
import { type RunColumn, columnValue } from "./run-column.ts";
import type { RunRow } from "./run-row.ts";
import { type Facet, type RunsFilter, type ScoreRange, facets } from "./runs-state.ts";

/** Stands for "has none" in a facet, where the run names no project, model, … */
export const NONE = "(none)";

/** What a run has for a facet. */
function facetValues({ entry }: RunRow, facet: Facet): readonly string[] {
  switch (facet) {
    case "project":
      return [entry.project ?? NONE];
    case "experiment":
      return [entry.experiment ?? NONE];
    case "model":
      return [entry.model_name ?? NONE];
    case "dataset":
      return [entry.dataset ?? NONE];
    case "tag":
      return entry.tags.length === 0 ? [NONE] : entry.tags;
    case "status":
      return [...new Set(statesOf(entry).map(({ status }) => status))];
    case "kind":
      return entry.kinds.length === 0 ? [NONE] : entry.kinds;
  }
}

/** The runs that pass: every word of the search, one choice of each facet, all ranges. */
export function filterRuns(
  rows: readonly RunRow[],
  columns: readonly RunColumn[],
  filter: RunsFilter,
): readonly RunRow[] {
  const tests = [
    searchTest(filter.search),
    ...facets.map((facet) => facetTest(facet, filter.facets[facet])),
    dateTest(filter),
    ...filter.scores.map((range) => scoreTest(range, columns)),
  ].filter((test) => test !== null);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** How many of the runs that pass all other filters have each value of a facet; most frequent first. */
export function facetCounts(
  rows: readonly RunRow[],
  columns: readonly RunColumn[],
  filter: RunsFilter,
  facet: Facet,
): readonly (readonly [value: string, count: number])[] {
  const others = filterRuns(rows, columns, {
    ...filter,
    facets: { ...filter.facets, [facet]: [] },
  });
  const counts = new Map(filter.facets[facet].map((value) => [value, 0]));
  for (const row of others) {
    for (const value of facetValues(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

export function isFiltered({ search, facets: chosen, from, to, scores }: RunsFilter): boolean {
  return (
    search.trim() !== "" ||
    facets.some((facet) => chosen[facet].length > 0) ||
    from !== null ||
    to !== null ||
    scores.length > 0
  );
}

type Test = (row: RunRow) => boolean;

function searchTest(search: string): Test | null {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return words.length === 0 ? null : (row) => words.every((word) => row.haystack.includes(word));
}

function facetTest(facet: Facet, chosen: readonly string[]): Test | null {
  const wanted = new Set(chosen);
  if (wanted.size === 0) return null;
  return (row) => facetValues(row, facet).some((value) => wanted.has(value));
}

function dateTest({ from, to }: RunsFilter): Test | null {
  if (from === null && to === null) return null;
  const start = from === null ? -Infinity : Date.parse(`${from}T00:00:00`);
  const end = to === null ? Infinity : Date.parse(`${to}T23:59:59.999`);
  return ({ startMs }) => startMs !== null && startMs >= start && startMs <= end;
}

/** The column that a range is of: a score by its key, all else by the column's id. */
export function rangedColumn(key: string, columns: readonly RunColumn[]): RunColumn | undefined {
  return (
    columns.find(({ id }) => id === `score:${key}`) ??
    columns.find(({ id, kind }) => id === key && kind === "figure")
  );
}

function scoreTest({ key, min, max }: ScoreRange, columns: readonly RunColumn[]): Test {
  const column = rangedColumn(key, columns);
  if (column === undefined) return () => false;
  return (row) => {
    const value = columnValue(row, column);
    return typeof value === "number" && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  };
}

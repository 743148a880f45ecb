import { type Weights, formatWeights, parseWeights } from "../comparison/composite-scores.ts";
import { type QueryCodec, formatList, parseList } from "../query-string.ts";

export const facets = [
  "project",
  "experiment",
  "model",
  "dataset",
  "tag",
  "status",
  "kind",
] as const;
export type Facet = (typeof facets)[number];

/** Bounds in the native scale of the score; both ends belong to it, null is open. */
export interface ScoreRange {
  /** Of a score its key, of another column its id: "last:eval/loss". */
  readonly key: string;
  readonly min: number | null;
  readonly max: number | null;
}

export interface RunsFilter {
  readonly search: string;
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
  /** Days as the reader's calendar has them, "2026-11-24"; both belong to the range. */
  readonly from: string | null;
  readonly to: string | null;
  readonly scores: readonly ScoreRange[];
}

export interface RunsSort {
  readonly column: string;
  readonly descending: boolean;
}

/** How the list is laid out. */
export interface RunsLayout {
  readonly isGrouped: boolean;
  /** Groups that are folded, by their path. */
  readonly folded: readonly string[];
  /** Ids of the shown columns; null: the usual ones. */
  readonly columns: readonly string[] | null;
}

/** What scores are measured by. */
export interface RunsMeasure {
  /** The run that the others are compared with; null: none. */
  readonly baseline: string | null;
  /** Of the composite, where the reader gives others than the projects' files. */
  readonly weights: Weights;
}

export const noFilter: RunsFilter = {
  search: "",
  facets: { project: [], experiment: [], model: [], dataset: [], tag: [], status: [], kind: [] },
  from: null,
  to: null,
  scores: [],
};

export const defaultSort: RunsSort = { column: "start", descending: true };

/** A longer selection than this is not put into the address: hosts refuse long ones. */
const longestSelection = 4000;

export const filterCodec: QueryCodec<RunsFilter> = {
  keys: ["q", ...facets, "from", "to", "score"],
  parse: (query) => ({
    search: query.get("q") ?? "",
    facets: {
      project: parseList(query.get("project")),
      experiment: parseList(query.get("experiment")),
      model: parseList(query.get("model")),
      dataset: parseList(query.get("dataset")),
      tag: parseList(query.get("tag")),
      status: parseList(query.get("status")),
      kind: parseList(query.get("kind")),
    },
    from: parseDay(query.get("from")),
    to: parseDay(query.get("to")),
    scores: parseList(query.get("score")).flatMap(parseScoreRange),
  }),
  format: (filter) => ({
    q: filter.search === "" ? null : filter.search,
    ...Object.fromEntries(facets.map((facet) => [facet, formatList(filter.facets[facet])])),
    from: filter.from,
    to: filter.to,
    score: formatList(filter.scores.map(formatScoreRange)),
  }),
};

export const sortCodec: QueryCodec<RunsSort> = {
  keys: ["sort"],
  parse: (query) => parseSort(query.get("sort")),
  format: (sort) => ({ sort: formatSort(sort) }),
};

export const layoutCodec: QueryCodec<RunsLayout> = {
  keys: ["group", "folded", "columns"],
  parse: (query) => ({
    isGrouped: query.get("group") === "1",
    folded: parseList(query.get("folded")),
    columns: query.has("columns") ? parseList(query.get("columns")) : null,
  }),
  format: ({ isGrouped, folded, columns }) => ({
    group: isGrouped ? "1" : null,
    folded: formatList(folded),
    columns: columns === null ? null : (formatList(columns) ?? ""),
  }),
};

export const measureCodec: QueryCodec<RunsMeasure> = {
  keys: ["baseline", "weights"],
  parse: (query) => ({
    baseline: query.get("baseline") || null,
    weights: parseWeights(query.get("weights")),
  }),
  format: ({ baseline, weights }) => ({ baseline, weights: formatWeights(weights) }),
};

export const selectionCodec: QueryCodec<readonly string[]> = {
  keys: ["selected"],
  parse: (query) => parseList(query.get("selected")),
  format: (selected) => ({ selected: shortEnough(formatList(selected)) }),
};

function parseDay(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : null;
}

function parseSort(text: string | null): RunsSort {
  if (text === null || text === "" || text === "-") return defaultSort;
  const descending = text.startsWith("-");
  return { column: descending ? text.slice(1) : text, descending };
}

function formatSort({ column, descending }: RunsSort): string | null {
  if (column === defaultSort.column && descending === defaultSort.descending) return null;
  return `${descending ? "-" : ""}${column}`;
}

/** "gsm8k/overall:0.5..0.9"; either bound may be left out. */
function parseScoreRange(text: string): readonly ScoreRange[] {
  const match = /^(.+):([^:]*)\.\.([^:]*)$/u.exec(text);
  const [, key = "", min = "", max = ""] = match ?? [];
  return key === "" ? [] : [{ key, min: parseBound(min), max: parseBound(max) }];
}

function parseBound(text: string): number | null {
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? null : value;
}

function formatScoreRange({ key, min, max }: ScoreRange): string {
  return `${key}:${min ?? ""}..${max ?? ""}`;
}

function shortEnough(text: string | null): string | null {
  return text !== null && text.length > longestSelection ? null : text;
}

import { type Outcome, outcomes } from "@evalsite/protocol";
import { type QueryCodec, formatList, parseList } from "../query-string.ts";
import { type Range, type SampleFilter, noFilter, withoutWord } from "./filter-rows.ts";
import {
  binnedColumns,
  isMetadataColumn,
  isMetricColumn,
  rangeColumns,
  wordColumns,
} from "./sample-columns.ts";

export interface RowSort {
  /** A column of the store, or "row" for the order of the file. */
  readonly column: string;
  readonly descending: boolean;
}

/** How the samples are looked at: one by one, by what became of them, or where a run is weak. */
export const sampleViews = ["list", "groups", "slices"] as const;
export type SampleView = (typeof sampleViews)[number];

export function viewIn(query: URLSearchParams): SampleView {
  return sampleViews.find((name) => name === query.get("view")) ?? "list";
}

/** What the samples tab shows, as it stands in the address. */
export interface SamplesQuery {
  readonly view: SampleView;
  /** Column of which each value is a group; null: the first that is offered. */
  readonly group: string | null;
  /** Groups with the largest share of it come first; null: as they stand. */
  readonly rank: Outcome | null;
  readonly suite: string | null;
  readonly filter: SampleFilter;
  readonly sort: RowSort;
  readonly search: string;
  /** Search the full texts; false: only what the table shows of them. */
  readonly fullText: boolean;
  readonly byItem: boolean;
  /** Columns the reader chose; null = the usual ones. */
  readonly columns: readonly string[] | null;
  readonly sample: number | null;
}

export const rowOrder: RowSort = { column: "row", descending: false };

export function isRowOrder({ column, descending }: RowSort): boolean {
  return column === rowOrder.column && !descending;
}

export const allSamples: SamplesQuery = {
  view: "list",
  group: null,
  rank: null,
  suite: null,
  filter: noFilter,
  sort: rowOrder,
  search: "",
  fullText: true,
  byItem: false,
  columns: null,
  sample: null,
};

const rangeKeys: Readonly<Record<(typeof rangeColumns)[number], string>> = {
  score: "score",
  input_chars: "question_chars",
  prediction_chars: "chars",
  output_tokens: "tokens",
  input_tokens: "prompt_tokens",
  latency_s: "latency",
  ttft_s: "ttft",
};

const wordKeys = { target: "target", prediction: "answer" } as const;

export const samplesQuery: QueryCodec<SamplesQuery> = {
  keys: [
    "view",
    "group",
    "rank",
    "suite",
    "outcome",
    "subset",
    "repeat",
    "target",
    "answer",
    "metric",
    "meta",
    ...Object.values(rangeKeys),
    "sort",
    "q",
    "in",
    "by",
    "cols",
    "sample",
  ],
  parse: (query) => ({
    view: viewIn(query),
    group: query.get("group"),
    rank: outcomes.find((outcome) => outcome === query.get("rank")) ?? null,
    suite: query.get("suite"),
    filter: parseFilter(query),
    sort: parseSort(query.get("sort")),
    search: query.get("q") ?? "",
    fullText: query.get("in") !== "shown",
    byItem: query.get("by") === "item",
    columns: query.has("cols") ? parseList(query.get("cols")) : null,
    sample: parseCount(query.get("sample")),
  }),
  format: (state) => ({
    view: state.view === "list" ? null : state.view,
    group: state.group,
    rank: state.rank,
    suite: state.suite,
    ...formatFilter(state.filter),
    sort: formatSort(state.sort),
    q: state.search === "" ? null : state.search,
    in: state.fullText ? null : "shown",
    by: state.byItem ? "item" : null,
    cols: state.columns === null ? null : (formatList(state.columns) ?? ""),
    sample: state.sample === null ? null : String(state.sample),
  }),
};

function parseFilter(query: URLSearchParams): SampleFilter {
  const wanted = parseList(query.get("outcome"));
  const ranges = rangeColumns.flatMap((column) => {
    const range = parseRange(query.get(rangeKeys[column]));
    return range ? [[column, range] as const] : [];
  });
  const words = wordColumns.flatMap((column) => {
    const chosen = parseList(query.get(wordKeys[column]));
    return chosen.length > 0 ? [[column, chosen] as const] : [];
  });
  return {
    outcomes: outcomes.filter((outcome) => wanted.includes(outcome)),
    subsets: parseList(query.get("subset")),
    repeats: parseList(query.get("repeat")).flatMap((text) => parseCount(text) ?? []),
    words: Object.fromEntries([...words, ...parseMetadata(query.get("meta"))]),
    ranges: Object.fromEntries([...ranges, ...parseMetrics(query.get("metric"))]),
  };
}

function formatFilter(filter: SampleFilter): Readonly<Record<string, string | null>> {
  const ranges = rangeColumns.map((column) => {
    return [rangeKeys[column], formatRange(filter.ranges[column])] as const;
  });
  return {
    outcome: formatList(filter.outcomes),
    subset: formatList(filter.subsets),
    repeat: formatList(filter.repeats.map(String)),
    ...Object.fromEntries(
      wordColumns.map((column) => [wordKeys[column], formatList(filter.words[column] ?? [])]),
    ),
    metric: formatMetrics(filter),
    meta: formatMetadata(filter.words),
    ...Object.fromEntries(ranges),
  };
}

/** `name:1..2`, as often as there are metrics with a range. */
function formatMetrics({ ranges }: SampleFilter): string | null {
  const metrics = Object.keys(ranges).filter(isMetricColumn);
  return formatList(
    metrics.flatMap((column) => {
      const range = formatRange(ranges[column]);
      return range === null ? [] : `${column.slice("metric:".length)}:${range}`;
    }),
  );
}

function parseMetrics(text: string | null): readonly (readonly [string, Range])[] {
  return parseList(text).flatMap((entry) => {
    const end = entry.lastIndexOf(":");
    const range = end === -1 ? null : parseRange(entry.slice(end + 1));
    return range === null ? [] : [[`metric:${entry.slice(0, end)}`, range] as const];
  });
}

/** The parts of a filter that an item has, not an answer, and the ranges that groups are made of. */
export function parseWhere(query: URLSearchParams): Pick<SampleFilter, "words" | "ranges"> {
  const ranges = binnedColumns.flatMap((column) => {
    const range = parseRange(query.get(rangeKeys[column]));
    return range ? [[column, range] as const] : [];
  });
  return {
    words: Object.fromEntries(parseMetadata(query.get("meta"))),
    ranges: Object.fromEntries(ranges),
  };
}

export function formatWhere({
  words,
  ranges,
}: SampleFilter): Readonly<Record<string, string | null>> {
  return {
    meta: formatMetadata(words),
    ...Object.fromEntries(
      binnedColumns.map((column) => [rangeKeys[column], formatRange(ranges[column])]),
    ),
  };
}

/** `field:word`, as often as there are words; `field:` stands for samples without the field. */
function formatMetadata(words: SampleFilter["words"]): string | null {
  const columns = Object.keys(words).filter(isMetadataColumn);
  return formatList(
    columns.flatMap((column) => {
      const field = column.slice("meta:".length).replaceAll("%", "%25").replaceAll(":", "%3A");
      return (words[column] ?? []).map((word) => `${field}:${word}`);
    }),
  );
}

function parseMetadata(
  text: string | null,
): readonly (readonly [`meta:${string}`, readonly string[]])[] {
  const words = new Map<`meta:${string}`, string[]>();
  for (const entry of parseList(text)) {
    const end = entry.indexOf(":");
    if (end < 1) continue;
    const field = entry.slice(0, end).replaceAll("%3A", ":").replaceAll("%25", "%");
    const word = end + 1 === entry.length ? withoutWord : entry.slice(end + 1);
    words.set(`meta:${field}`, [...(words.get(`meta:${field}`) ?? []), word]);
  }
  return [...words];
}

/** "1..2", "1..", "..2"; null for what is no range. */
export function parseRange(text: string | null): Range | null {
  const match = /^(.*?)\.\.(.*)$/.exec(text ?? "");
  if (!match) return null;
  const [min, max] = [parseNumber(match[1]), parseNumber(match[2])];
  return min === null && max === null ? null : { min, max };
}

export function formatRange(range: Range | undefined): string | null {
  if (!range || (range.min === null && range.max === null)) return null;
  return `${range.min ?? ""}..${range.max ?? ""}`;
}

/** A number a reader typed; null when it is none. */
export function parseNumber(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function parseCount(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function parseSort(text: string | null): RowSort {
  if (text === null || text === "" || text === "-") return rowOrder;
  const descending = text.startsWith("-");
  return { column: descending ? text.slice(1) : text, descending };
}

function formatSort(sort: RowSort): string | null {
  if (isRowOrder(sort)) return null;
  return `${sort.descending ? "-" : ""}${sort.column}`;
}

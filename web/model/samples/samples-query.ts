import { outcomes } from "@evalsite/protocol";
import { type QueryCodec, formatList, parseList } from "../query-string.ts";
import { type Range, type SampleFilter, noFilter } from "./filter-rows.ts";
import { isMetricColumn, rangeColumns, wordColumns } from "./sample-columns.ts";

export interface RowSort {
  /** A column of the store, or "row" for the order of the file. */
  readonly column: string;
  readonly descending: boolean;
}

/** What the samples tab shows, as it stands in the address. */
export interface SamplesQuery {
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
  prediction_chars: "chars",
  output_tokens: "tokens",
  input_tokens: "prompt_tokens",
  latency_s: "latency",
  ttft_s: "ttft",
};

const wordKeys = { target: "target", prediction: "answer" } as const;

export const samplesQuery: QueryCodec<SamplesQuery> = {
  keys: [
    "suite",
    "outcome",
    "subset",
    "repeat",
    "target",
    "answer",
    "metric",
    ...Object.values(rangeKeys),
    "sort",
    "q",
    "in",
    "by",
    "cols",
    "sample",
  ],
  parse: (query) => ({
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
    words: Object.fromEntries(words),
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

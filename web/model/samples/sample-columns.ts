import { outcomes, type Outcome } from "@evalsite/protocol";
import { type NumberColumn, cellOf } from "./number-column.ts";

/** The columns of one benchmark that have been loaded; all as long as `rows`. */
export interface SampleColumns {
  readonly rows: number;
  readonly values: ReadonlyMap<string, NumberColumn>;
  readonly dictionaries: ReadonlyMap<string, readonly string[]>;
}

/** The number columns a reader can filter by range, in the order they are offered. */
export const rangeColumns = [
  "score",
  "input_chars",
  "prediction_chars",
  "output_tokens",
  "input_tokens",
  "latency_s",
  "ttft_s",
] as const;
type FixedRangeColumn = (typeof rangeColumns)[number];
type MetricColumn = `metric:${string}`;
export type RangeColumn = FixedRangeColumn | MetricColumn;

export function isMetricColumn(name: string): name is MetricColumn {
  return name.startsWith("metric:");
}

/** Numbers by which samples are grouped: a quarter of them each. */
export const binnedColumns = ["input_chars", "prediction_chars", "output_tokens"] as const;

/** Texts a reader can choose among where they have a column. */
export const wordColumns = ["target", "prediction"] as const;
/** A field of the samples' metadata. */
type MetadataColumn = `meta:${string}`;
export type WordColumn = (typeof wordColumns)[number] | MetadataColumn;

export function isMetadataColumn(name: string): name is MetadataColumn {
  return name.startsWith("meta:");
}

/** The words of a categorical column; the outcome classes are known without a dictionary. */
export function wordsOf(columns: SampleColumns, name: string): readonly string[] {
  return columns.dictionaries.get(name) ?? (name === "outcome" ? outcomes : []);
}

/** The outcome a code stands for; null when it is missing or not one of the known classes. */
export function outcomeOf(words: readonly string[], code: number): Outcome | null {
  const word = Number.isNaN(code) ? undefined : words[code];
  return outcomes.find((outcome) => outcome === word) ?? null;
}

/** Smallest and largest value of a column; null when all are missing. */
export function extent(
  column: NumberColumn,
): { readonly min: number; readonly max: number } | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < column.values.length; row++) {
    const value = cellOf(column, row);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : null;
}

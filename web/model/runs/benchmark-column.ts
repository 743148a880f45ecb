import type { Manifest, MetricSemantics, RunTable } from "@evalsite/protocol";
import type { RunRow } from "./run-row.ts";
import { type ScoreColumn, metricCounts, scoreColumn } from "./score-column.ts";

const collator = new Intl.Collator("en", { numeric: true });

/** One headline score as a column: "gsm8k/overall". */
export interface BenchmarkColumn {
  /** The key in `metrics_summary`. */
  readonly key: string;
  readonly label: string;
  /** The metric most runs report under this key; null when the index does not say. */
  readonly metric: string | null;
  readonly semantics: MetricSemantics | null;
  /** How many runs have a value. */
  readonly runs: number;
  readonly scores: ScoreColumn;
}

/** All headline scores of the run table, by name. */
export function benchmarkColumns(
  { scores }: Pick<RunTable, "scores">,
  manifest: Manifest | null,
): readonly BenchmarkColumn[] {
  return scores.map((one) => column(one, manifest)).toSorted(byLabel);
}

/** A run's score in a column, native scale; null when it has none. */
export function scoreOf({ at }: RunRow, { scores }: BenchmarkColumn): number | null {
  return scores.score(at);
}

/** What a run's value in a column means; it may be another metric than that of most runs. */
export function cellSemantics(
  row: RunRow,
  column: BenchmarkColumn,
  manifest: Manifest | null,
): MetricSemantics | null {
  return isSameMetric(row, column)
    ? column.semantics
    : semanticsOf(column.scores.metric(row.at), manifest);
}

/** Whether a run's value can be ranked with the others of its column. */
export function isSameMetric({ at }: RunRow, { scores, metric }: BenchmarkColumn): boolean {
  return scores.metric(at) === metric;
}

function column(scores: RunTable["scores"][number], manifest: Manifest | null): BenchmarkColumn {
  const counts = metricCounts(scores);
  const metric = counts[0]?.[0] ?? null;
  return {
    key: scores.name,
    label: scores.name.replace(/\/overall$/u, ""),
    metric,
    semantics: semanticsOf(metric, manifest),
    runs: counts.reduce((sum, [, count]) => sum + count, 0),
    scores: scoreColumn(scores),
  };
}

function semanticsOf(metric: string | null, manifest: Manifest | null): MetricSemantics | null {
  return metric === null ? null : (manifest?.metrics[metric] ?? null);
}

function byLabel(a: BenchmarkColumn, b: BenchmarkColumn): number {
  return collator.compare(a.label, b.label);
}

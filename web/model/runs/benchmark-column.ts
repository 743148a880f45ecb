import type { Manifest, MetricSemantics, RunIndex, RunIndexEntry } from "@evalsite/protocol";

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
}

/** All headline scores of the index, by name. */
export function benchmarkColumns(
  index: RunIndex,
  manifest: Manifest | null,
): readonly BenchmarkColumn[] {
  const counts = new Map<string, Map<string | null, number>>();
  for (const entry of index) {
    for (const key of Object.keys(entry.metrics_summary)) {
      const metrics = counts.get(key) ?? new Map<string | null, number>();
      const metric = entry.headline[key] ?? null;
      counts.set(key, metrics.set(metric, (metrics.get(metric) ?? 0) + 1));
    }
  }
  return [...counts].map(([key, metrics]) => column(key, metrics, manifest)).toSorted(byLabel);
}

/** What a run's value in a column means; it may be another metric than that of most runs. */
export function cellSemantics(
  entry: RunIndexEntry,
  column: BenchmarkColumn,
  manifest: Manifest | null,
): MetricSemantics | null {
  const metric = entry.headline[column.key] ?? null;
  return metric === column.metric ? column.semantics : semanticsOf(metric, manifest);
}

/** Whether a run's value can be ranked with the others of its column. */
export function isSameMetric(entry: RunIndexEntry, column: BenchmarkColumn): boolean {
  return (entry.headline[column.key] ?? null) === column.metric;
}

function column(
  key: string,
  metrics: ReadonlyMap<string | null, number>,
  manifest: Manifest | null,
): BenchmarkColumn {
  const byCount = [...metrics].toSorted(([, a], [, b]) => b - a);
  const metric = byCount[0]?.[0] ?? null;
  const runs = byCount.reduce((sum, [, count]) => sum + count, 0);
  const label = key.replace(/\/overall$/u, "");
  return { key, label, metric, semantics: semanticsOf(metric, manifest), runs };
}

function semanticsOf(metric: string | null, manifest: Manifest | null): MetricSemantics | null {
  return metric === null ? null : (manifest?.metrics[metric] ?? null);
}

function byLabel(a: BenchmarkColumn, b: BenchmarkColumn): number {
  return collator.compare(a.label, b.label);
}

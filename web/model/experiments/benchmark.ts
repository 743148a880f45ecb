import type { Manifest, MetricSemantics, RunIndexEntry } from "@evalsite/protocol";

/** What the manifest says of the metrics, by their keys. */
export type Meanings = Pick<Manifest, "metrics">;

/** A benchmark as the index knows it: one headline score, and what it means. */
export interface Benchmark {
  /** The key in `metrics_summary`: "gsm8k/overall". */
  readonly key: string;
  /** The benchmark's name: "gsm8k". */
  readonly suite: string;
  /** The metric that most of the runs report; null when the index does not say. */
  readonly metric: string | null;
  /** Null when the manifest does not say. */
  readonly semantics: MetricSemantics | null;
}

const collator = new Intl.Collator("en", { numeric: true });

/** All benchmarks of some runs, by name. */
export function benchmarksOf(
  entries: readonly RunIndexEntry[],
  manifest: Meanings | null,
): readonly Benchmark[] {
  const keys = new Set(entries.flatMap((entry) => Object.keys(entry.metrics_summary)));
  return [...keys]
    .map((key) => benchmarkOf(key, entries, manifest))
    .toSorted((a, b) => collator.compare(a.suite, b.suite));
}

/** Whether a run's score can stand on the same scale as the others. */
export function hasMetric({ headline }: RunIndexEntry, { key, metric }: Benchmark): boolean {
  return (headline[key] ?? null) === metric;
}

function benchmarkOf(
  key: string,
  entries: readonly RunIndexEntry[],
  manifest: Meanings | null,
): Benchmark {
  const scored = entries.filter((entry) => entry.metrics_summary[key] !== undefined);
  const counts = Map.groupBy(scored, (entry) => entry.headline[key] ?? null);
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  const metric = most?.[0] ?? null;
  const semantics = metric === null ? null : (manifest?.metrics[metric] ?? null);
  return { key, suite: key.replace(/\/overall$/u, ""), metric, semantics };
}

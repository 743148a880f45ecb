import {
  type EvalSummary,
  type MetricSemantics,
  type RunIndexEntry,
  type RunMeta,
  type RunMetrics,
  type RunScores,
  REVISION,
  SCHEMA_VERSION,
} from "@evalsite/protocol";

/** The line of a run in `index.json`. */
export function indexEntry(
  meta: RunMeta,
  metrics: RunMetrics,
  summary: EvalSummary,
): RunIndexEntry {
  const scored = summary.suites.filter((suite) => suite.overall.value !== null);
  const { name, version } = meta.dataset;
  return {
    run_id: meta.run_id,
    project: meta.project,
    experiment: meta.experiment,
    model_name: meta.model.name,
    dataset: name !== null && version !== null ? `${name}_${version}` : name,
    start_time: meta.start_time,
    end_time: meta.end_time,
    metrics_summary: Object.fromEntries(
      scored.map((suite) => [`${suite.suite}/overall`, suite.overall.value ?? 0]),
    ),
    tags: meta.tags,
    schema_version: SCHEMA_VERSION,
    revision: REVISION,
    content_id: meta.content_id,
    start_time_local: meta.start_time_local,
    status: meta.status,
    states: meta.states,
    kinds: meta.kinds,
    checkpoint: meta.checkpoint,
    headline: Object.fromEntries(
      scored.map((suite) => [`${suite.suite}/overall`, suite.overall.metric]),
    ),
    counts: {
      suites: summary.suites.length,
      samples: meta.account?.samples_out ?? 0,
      series: metrics.series.length,
      dropped: countOf(meta, "dropped"),
      warnings: countOf(meta, "warning"),
    },
  };
}

function countOf(meta: RunMeta, severity: "dropped" | "warning"): number {
  return meta.issues
    .filter((issue) => issue.severity === severity)
    .reduce((sum, issue) => sum + issue.count, 0);
}

/** How sure the scores of a run's line in the index are. */
export function scoreDetails({ suites }: EvalSummary): RunScores {
  const scored = suites.filter(({ overall }) => overall.value !== null);
  return new Map(
    scored.map(({ suite, overall, metrics, samples, status }) => {
      const headline = metrics.find(({ key }) => key === overall.metric);
      const n = headline?.n ?? samples;
      return [`${suite}/overall`, { interval: headline?.interval ?? null, n, status }];
    }),
  );
}

/** Semantics of the headline metrics of a run, by metric key. */
export function headlineSemantics(
  summary: EvalSummary,
): readonly (readonly [string, MetricSemantics])[] {
  return summary.suites.flatMap((suite) => {
    const headline = suite.metrics.find((metric) => metric.key === suite.overall.metric);
    return headline ? [[headline.key, headline.semantics] as const] : [];
  });
}

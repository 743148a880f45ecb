import type { MetricScore, MetricSemantics, SuiteSummary } from "@evalsite/protocol";

/** What is assumed of a metric that no file describes: shown as it is, never ranked or coloured. */
const unspecified: MetricSemantics = {
  kind: "diagnostic",
  direction: "none",
  unit: null,
  range: null,
  display: { multiplier: 1, unit: "", precision: 4 },
};

/** All metrics of a benchmark, the headline first. Never empty: a file with nothing but `overall` gives one. */
export function suiteScores(suite: SuiteSummary): readonly MetricScore[] {
  const headline = headlineScore(suite);
  return [headline, ...suite.metrics.filter((metric) => metric.key !== headline.key)];
}

/** The metric that `overall` names, by key, by the report's own spelling, or by its plain name. */
export function headlineScore(suite: SuiteSummary): MetricScore {
  const name = suite.overall.metric;
  return (
    suite.metrics.find((metric) => metric.key === name) ??
    suite.metrics.find((metric) => metric.source_name === name) ??
    suite.metrics.find((metric) => metric.identity.name === name) ??
    bareScore(suite)
  );
}

/** The metric with this key, or null when the benchmark has none. */
export function scoreByKey(suite: SuiteSummary, key: string): MetricScore | null {
  return suiteScores(suite).find((metric) => metric.key === key) ?? null;
}

function bareScore({ overall, items }: SuiteSummary): MetricScore {
  return {
    key: overall.metric,
    identity: { name: overall.metric, aggregation: "identity", dimensions: {} },
    source_name: overall.metric,
    value: overall.value,
    macro_value: null,
    n: items,
    semantics: unspecified,
    stderr: null,
    interval: null,
    recomputed: null,
    origin: "report",
    categories: [],
    subsets: [],
  };
}

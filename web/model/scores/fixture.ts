import { type MetricScore, type MetricSemantics, SuiteSummary } from "@evalsite/protocol";

/** A ratio from 0 to 1, shown in per cent, higher is better. */
export const ratio: MetricSemantics = {
  kind: "quality",
  direction: "higher",
  unit: null,
  range: { min: 0, max: 1 },
  display: { multiplier: 100, unit: "%", precision: 1 },
};

/** A metric for tests: only what a test speaks about differs from the rest. */
export function metric(
  key: string,
  value: number | null,
  more: Partial<MetricScore> = {},
): MetricScore {
  return {
    key,
    identity: { name: key, aggregation: "mean", dimensions: {} },
    source_name: null,
    value,
    macro_value: null,
    n: 100,
    semantics: ratio,
    stderr: null,
    interval: null,
    recomputed: null,
    origin: "report",
    categories: [],
    subsets: [],
    ...more,
  };
}

/** An interval of ± `half` around a value. */
export function around(value: number, half: number): NonNullable<MetricScore["interval"]> {
  return { low: value - half, high: value + half, level: 0.95, method: "wilson" };
}

/** A benchmark whose headline is the first of its metrics. */
export function suite(
  name: string,
  metrics: readonly MetricScore[],
  more: Partial<SuiteSummary> = {},
): SuiteSummary {
  const [first] = metrics;
  const overall = { metric: first?.key ?? "score", value: first?.value ?? null };
  return { ...SuiteSummary.parse({ suite: name, overall }), metrics: [...metrics], ...more };
}

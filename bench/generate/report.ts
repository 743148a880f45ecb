/** How a subset was answered. */
export interface SubsetScore {
  readonly name: string;
  readonly num: number;
  /** Sum of its samples' scores. */
  readonly sum: number;
}

/** A benchmark's report as evalscope 1.14 writes it (report schema 2), with four decimals. */
export function reportText(
  model: string,
  benchmark: string,
  subsets: readonly SubsetScore[],
): string {
  const num = subsets.reduce((total, subset) => total + subset.num, 0);
  const score = rounded(subsets.reduce((total, subset) => total + subset.sum, 0) / num);
  const scored = subsets.map(({ name, num: count, sum }) => ({
    name,
    score: rounded(sum / count),
    num: count,
    metadata: null,
    is_aggregate: false,
  }));
  const macro = rounded(scored.reduce((total, subset) => total + subset.score, 0) / scored.length);
  const identity = { name: "accuracy", aggregation: "mean", dimensions: {} };
  const counts = (count: number) => ({ requested: count, succeeded: count, errored: 0 });
  const report = {
    schema_version: 2,
    name: `${model}@${benchmark}`,
    dataset_name: benchmark,
    dataset_pretty_name: benchmark,
    dataset_description: "Generated.",
    model_name: model,
    metrics: [
      {
        identity,
        legacy_name: null,
        num,
        score,
        macro_score: macro,
        categories: [{ name: ["default"], num, score, macro_score: macro, subsets: scored }],
        semantics: accuracySemantics,
      },
    ],
    analysis: "N/A",
    perf_metrics: null,
    primary_metric_identity: identity,
    primary_metric_unavailable_reason: null,
    judge_summary: null,
    execution_summary: {
      ...counts(num),
      incomplete: false,
      subsets: Object.fromEntries(subsets.map((subset) => [subset.name, counts(subset.num)])),
    },
    num,
  };
  return JSON.stringify(report, null, 4);
}

const accuracySemantics = {
  semantic_id: "quality.accuracy.ratio",
  metric_name: "Accuracy",
  display_name: null,
  kind: "quality",
  direction: "higher_is_better",
  raw_unit: null,
  value_range: { min: 0, max: 1 },
  display_kind: "percent",
  display_multiplier: 100,
  display_unit: "%",
  display_precision: 1,
};

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

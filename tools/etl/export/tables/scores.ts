import type { EvalSummary, MetricScore, RunMeta, SuiteSummary } from "@evalsite/protocol";
import { columnsFor } from "./column.ts";

/** One value of one metric: over all of a suite, over a category, or over a subset. */
export interface ScoreRow {
  readonly meta: RunMeta;
  readonly suite: SuiteSummary;
  readonly key: string;
  /** Null where a publication has nothing but the headline score. */
  readonly metric: MetricScore | null;
  readonly level: "overall" | "category" | "subset";
  readonly category: readonly string[] | null;
  readonly subset: string | null;
  readonly isAggregate: boolean;
  readonly value: number | null;
  readonly macroValue: number | null;
  readonly n: number | null;
}

const { required, optional } = columnsFor<ScoreRow>();

/** `scores`: a row for each metric of each suite of each run, and for each category and subset. */
export const scoreColumns = [
  required("run_id", "STRING", ({ meta }) => meta.run_id),
  optional("project", "STRING", ({ meta }) => meta.project),
  required("suite", "STRING", ({ suite }) => suite.suite),
  required("metric", "STRING", ({ key }) => key),
  optional("metric_name", "STRING", ({ metric }) => metric?.identity.name ?? null),
  optional("aggregation", "STRING", ({ metric }) => metric?.identity.aggregation ?? null),
  optional("dimensions", "JSON", ({ metric }) => metric?.identity.dimensions ?? null),
  required("is_headline", "BOOLEAN", ({ key, suite }) => key === suite.overall.metric),
  required("level", "STRING", ({ level }) => level),
  optional("category", "JSON", ({ category }) => category),
  optional("subset", "STRING", ({ subset }) => subset),
  required("is_aggregate", "BOOLEAN", ({ isAggregate }) => isAggregate),
  optional("value", "DOUBLE", ({ value }) => value),
  optional("macro_value", "DOUBLE", ({ macroValue }) => macroValue),
  optional("n", "INT64", ({ n }) => n),
  optional("stderr", "DOUBLE", (row) => whole(row)?.stderr ?? null),
  optional("interval_low", "DOUBLE", (row) => whole(row)?.interval?.low ?? null),
  optional("interval_high", "DOUBLE", (row) => whole(row)?.interval?.high ?? null),
  optional("interval_level", "DOUBLE", (row) => whole(row)?.interval?.level ?? null),
  optional("interval_method", "STRING", (row) => whole(row)?.interval?.method ?? null),
  optional("origin", "STRING", ({ metric }) => metric?.origin ?? null),
  optional("kind", "STRING", ({ metric }) => metric?.semantics.kind ?? null),
  optional("direction", "STRING", ({ metric }) => metric?.semantics.direction ?? null),
  optional("unit", "STRING", ({ metric }) => metric?.semantics.unit ?? null),
  optional("range_min", "DOUBLE", ({ metric }) => metric?.semantics.range?.min ?? null),
  optional("range_max", "DOUBLE", ({ metric }) => metric?.semantics.range?.max ?? null),
  required("suite_status", "STRING", ({ suite }) => suite.status),
  optional("suite_items", "INT64", ({ suite }) => suite.items),
  optional("suite_samples", "INT64", ({ suite }) => suite.samples),
];

/** The metric where the row is about all of the suite: errors and intervals are of that value. */
function whole({ level, metric }: ScoreRow): MetricScore | null {
  return level === "overall" ? metric : null;
}

/** All scores of a run, in the order of its summary. */
export function* scoreRows(meta: RunMeta, summary: EvalSummary): Generator<ScoreRow> {
  for (const suite of summary.suites) {
    if (suite.metrics.length === 0) yield headlineRow(meta, suite);
    for (const metric of suite.metrics) yield* metricRows(meta, suite, metric);
  }
}

const overall = { level: "overall", category: null, subset: null, isAggregate: false } as const;

function headlineRow(meta: RunMeta, suite: SuiteSummary): ScoreRow {
  const { metric: key, value } = suite.overall;
  return { meta, suite, key, metric: null, ...overall, value, macroValue: null, n: null };
}

function* metricRows(meta: RunMeta, suite: SuiteSummary, metric: MetricScore): Generator<ScoreRow> {
  const { key, value, macro_value: macroValue, n } = metric;
  const row = { meta, suite, key, metric, ...overall, value, macroValue, n };
  yield row;
  for (const part of metric.categories) {
    const { category, value: mean, macro_value: macro, n: count } = part;
    yield { ...row, level: "category", category, value: mean, macroValue: macro, n: count };
  }
  for (const part of metric.subsets) {
    const { subset, category, is_aggregate: isAggregate, value: mean, n: count } = part;
    const place = { level: "subset", category, subset, isAggregate } as const;
    yield { ...row, ...place, value: mean, macroValue: null, n: count };
  }
}

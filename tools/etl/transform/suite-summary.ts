import { figuresOfItems } from "./breakdown-row.ts";
import {
  type Completeness,
  type Interval,
  type MetricIdentity,
  type MetricScore,
  type MetricSemantics,
  type Performance,
  type SuiteSummary,
  metricKey,
} from "@evalsite/protocol";
import type { ReportFact, ReportedMetric } from "../extract/fact.ts";
import { distribution } from "./distribution.ts";
import { type HeadlineChoice, sampleKey } from "./finish-sample.ts";
import { canonicalMetric } from "./metric-names.ts";
import { metricOfKey } from "./metric-of-key.ts";
import { inScale, semanticsOf } from "./metric-semantics.ts";
import { primaryMetric } from "./primary-metrics.ts";
import { reportedInterval } from "./reported-interval.ts";
import { reportedPassAtK } from "./reported-pass-at-k.ts";
import type { SampleTally } from "./sample-tally.ts";
import { uniqueKey } from "./unique-key.ts";

/** Reports print four decimals; two roundings may meet in a weighted mean. */
const tolerance = 1e-4;

/** Everything known about one benchmark of a run. */
export interface SuiteFacts {
  readonly suite: string;
  readonly report: ReportFact | null;
  readonly tally: SampleTally | null;
  readonly items: number;
  /** Samples with an answer but no review. */
  readonly unreviewed: number;
  readonly store: string | null;
  /** The samples are all the result there is: no report is missing. */
  readonly isWhole: boolean;
}

/** The metric that a report is headed by: what it names, else what heads the benchmark. */
export function headlineOf(report: ReportFact | null): HeadlineChoice | null {
  const metric = report ? headlineMetric(report) : undefined;
  if (!metric) return null;
  const identity = identityOf(metric);
  return { identity, semantics: semanticsFor(metric, identity) };
}

function headlineMetric(report: ReportFact): ReportedMetric | undefined {
  const { suite, metrics, headline } = report;
  const names = metrics.map(({ sourceName }) => sourceName);
  return metrics[headline ?? primaryMetric(suite, metrics.map(identityOf), names)];
}

function identityOf(metric: ReportedMetric): MetricIdentity {
  return metric.identity ?? canonicalMetric(metric.sourceName ?? "");
}

/** Semantics as stated, else by name; a stated direction makes an unknown metric a quality. */
function semanticsFor(metric: ReportedMetric, identity: MetricIdentity): MetricSemantics {
  const semantics = metric.semantics ?? inScale(semanticsOf(identity), identity, valuesIn(metric));
  return metric.direction === undefined
    ? semantics
    : { ...semantics, kind: "quality", direction: metric.direction };
}

function valuesIn({ value, categories }: ReportedMetric): readonly number[] {
  const parts = categories.flatMap((category) => [category, ...category.subsets]);
  return [value, ...parts.map((part) => part.value)].filter((found) => found !== null);
}

/** One benchmark as the protocol describes it. */
export function suiteSummary(facts: SuiteFacts): SuiteSummary {
  const { suite, report, tally } = facts;
  const metrics = report ? reportedMetrics(report, tally).map(withoutEmpty) : sampledMetrics(tally);
  const headline = headlineScore(facts, metrics);
  return {
    suite,
    overall: { metric: headline?.key ?? "", value: headline?.value ?? null },
    title: report?.title || null,
    description: report?.description || null,
    status: statusOf(facts, metrics),
    metrics: headline
      ? [headline, ...metrics.filter((metric) => metric !== headline)]
      : [...metrics],
    outcomes: Object.fromEntries(tally?.outcomes ?? []),
    items: tally ? facts.items : null,
    samples: tally?.samples ?? null,
    repeats: tally ? Math.max(1, tally.maxRepeat) : null,
    requested: report?.requested ?? null,
    errored: report?.errored ?? null,
    pass_at_k: headline ? [...passAtK(tally, headline.identity, metrics)] : [],
    sample_score: sampleScore(tally, headline),
    performance: withoutUntimed(report?.performance ?? performanceOf(tally)),
    judge: report?.judge ?? null,
    analysis: report?.analysis ?? null,
    identity: { ...report?.identity },
    breakdowns: (report?.breakdowns ?? []).map(({ name, rows }) => ({
      name,
      rows: rows.map(figuresOfItems),
    })),
    store: facts.store,
  };
}

/** A score over no items is none, whatever the report puts in its place. */
function withoutEmpty(metric: MetricScore): MetricScore {
  return {
    ...scored(metric),
    categories: metric.categories.map((category) => scored(category)),
    subsets: metric.subsets.map((subset) => scored(subset)),
  };
}

function scored<T extends { readonly n: number | null; readonly value: number | null }>(row: T): T {
  if (row.n !== 0) return row;
  const macro = "macro_value" in row ? { macro_value: null } : {};
  const spread = "interval" in row ? { interval: null, stderr: null } : {};
  return { ...row, value: null, ...macro, ...spread };
}

/** Without a report the metric that most samples are judged by. */
function headlineScore(
  { report, tally }: SuiteFacts,
  metrics: readonly MetricScore[],
): MetricScore | undefined {
  const choice = headlineOf(report);
  const key = choice === null ? mostlyScoredBy(tally)[0] : metricKey(choice.identity);
  return metrics.find((metric) => metric.key === key) ?? metrics[0];
}

function mostlyScoredBy(tally: SampleTally | null): readonly string[] {
  const counts = [...(tally?.scoredBy ?? [])].toSorted(([, a], [, b]) => b - a);
  return counts.map(([key]) => key);
}

function passAtK(
  tally: SampleTally | null,
  headline: MetricIdentity,
  metrics: readonly MetricScore[],
): SuiteSummary["pass_at_k"] {
  const counted = tally?.passAtK(sampleKey(headline)) ?? [];
  return counted.length > 0 ? [...counted] : reportedPassAtK(metrics, headline);
}

function sampleScore(
  tally: SampleTally | null,
  headline: MetricScore | undefined,
): SuiteSummary["sample_score"] {
  const mean = tally?.score ?? null;
  if (mean === null || headline?.value == null) return null;
  const metrics = mostlyScoredBy(tally);
  const isSame = Math.abs(mean.value - headline.value) <= tolerance;
  const isOne = metrics.length === 1 && metrics[0] === sampleKey(headline.identity);
  return { ...mean, metrics: [...metrics], is_headline: isOne && isSame };
}

function reportedMetrics(report: ReportFact, tally: SampleTally | null): readonly MetricScore[] {
  const taken = new Set<string>();
  return report.metrics.map((metric) => {
    const identity = identityOf(metric);
    const key = uniqueKey(metricKey(identity), metric.sourceName, (one) => taken.has(one));
    taken.add(key);
    return reportedMetric(report, metric, identity, key, tally);
  });
}

function reportedMetric(
  report: ReportFact,
  metric: ReportedMetric,
  identity: MetricIdentity,
  key: string,
  tally: SampleTally | null,
): MetricScore {
  const recomputed = recomputedOf(metric, identity, tally);
  const sampled = recomputed?.agrees === true ? tally?.estimate(sampleKey(identity)) : undefined;
  const semantics = semanticsFor(metric, identity);
  return {
    key,
    identity,
    source_name: metric.sourceName,
    value: metric.value,
    macro_value: metric.macro,
    n: metric.n,
    semantics,
    stderr: sampled?.stderr ?? metric.stderr,
    interval: within(sampled?.interval ?? reportedInterval(metric, report), semantics),
    recomputed,
    origin: "report",
    categories: metric.categories.map(({ path, value, macro, n }) => ({
      category: [...path],
      value,
      macro_value: macro,
      n,
    })),
    subsets: metric.categories.flatMap(({ path, subsets }) =>
      subsets.map(({ name, value, n, isAggregate }) => ({
        subset: name,
        category: [...path],
        value,
        n,
        is_aggregate: isAggregate,
      })),
    ),
  };
}

/** Metrics of a whole corpus: the mean of their values on samples is another number. */
const corpusLevel = new Set(["wer", "cer", "mer", "per", "audio_wer", "f1", "bleu"]);
/** Metrics that may be means over instructions, not over prompts. */
const ofInstructions = /(?:^|_)inst_level_/;

/** A t interval knows no bounds; the metric does. */
function within(interval: Interval | null, { range }: MetricSemantics): Interval | null {
  if (interval === null || range === null) return interval;
  const bounded = (value: number) => Math.min(Math.max(value, range.min), range.max);
  return { ...interval, low: bounded(interval.low), high: bounded(interval.high) };
}

/** Mean over samples against the report; null for what is no mean of samples (pass@k, corpus metrics). */
function recomputedOf(
  metric: ReportedMetric,
  identity: MetricIdentity,
  tally: SampleTally | null,
): MetricScore["recomputed"] {
  if (!tally || !isMean(identity) || metric.value === null) return null;
  const key = sampleKey(identity);
  const isWeighted = tally.isWeighted(key);
  if (corpusLevel.has(identity.name) && !isWeighted) return null;
  const mean = tally.mean(key);
  if (!mean) return null;
  const agrees = Math.abs(mean.value - metric.value) <= tolerance;
  // How many instructions each prompt has may not be known, nor which mean of repeats was taken.
  const isOpen =
    (ofInstructions.test(identity.name) && !isWeighted) ||
    (isOfAttempts(identity) && tally.maxRepeat > 1);
  return agrees || !isOpen ? { ...mean, agrees } : null;
}

const means = new Set(["mean", "identity", "micro_mean", "weighted_mean"]);

function isMean(identity: MetricIdentity): boolean {
  return means.has(identity.aggregation) || isOfAttempts(identity);
}

/** pass@1: the mean of items' shares of right answers. */
function isOfAttempts({ aggregation, dimensions }: MetricIdentity): boolean {
  return ["pass_at_k", "pass_hat_k"].includes(aggregation) && dimensions["k"] === 1;
}

/** Provisional scores: no report was written, so the samples speak. */
function sampledMetrics(tally: SampleTally | null): readonly MetricScore[] {
  return (tally?.keys ?? []).map((key) => {
    const identity = metricOfKey(key);
    const { min = 0, max = 0 } = tally?.extremes(key) ?? {};
    const semantics = inScale(semanticsOf(identity), identity, [min, max]);
    const estimated = corpusLevel.has(identity.name) ? undefined : tally?.estimate(key);
    const mean = tally?.mean(key) ?? null;
    return {
      key,
      identity,
      source_name: null,
      value: mean?.value ?? null,
      macro_value: null,
      n: mean?.n ?? null,
      semantics,
      stderr: estimated?.stderr ?? null,
      interval: within(estimated?.interval ?? null, semantics),
      recomputed: null,
      origin: "samples" as const,
      categories: [],
      subsets: [...(tally?.subsetMeans(key) ?? [])].map(([subset, { value, n }]) => ({
        subset,
        category: [],
        value,
        n,
        is_aggregate: false,
      })),
    };
  });
}

function statusOf(facts: SuiteFacts, metrics: readonly MetricScore[]): Completeness {
  const { report, tally } = facts;
  const anyValue = metrics.some((metric) => metric.value !== null);
  if (!report) {
    if (!anyValue) return tally ? "partial" : "failed";
    return !facts.isWhole ? "provisional" : facts.unreviewed > 0 ? "partial" : "complete";
  }
  if (!anyValue) return metrics.some(({ n }) => n === 0) && !tally ? "empty" : "failed";
  const short =
    report.requested !== null && report.errored !== null
      ? report.errored > 0
      : report.requested !== null && tally !== null && tally.samples < report.requested;
  return report.incomplete || short || facts.unreviewed > 0 ? "partial" : "complete";
}

function performanceOf(tally: SampleTally | null): Performance | null {
  if (!tally) return null;
  const latency = spreadOf(tally.latencies);
  const output = spreadOf(tally.outputTokens);
  if (latency.count === 0 && output.count === 0) return null;
  const input = spreadOf(tally.inputTokens);
  return {
    requests: tally.samples,
    coverage: latency.count / tally.samples,
    latency_s: latency.distribution,
    ttft_s: distribution(tally.ttfts),
    tpot_s: null,
    input_tokens: input.distribution,
    output_tokens: output.distribution,
    total_input_tokens: input.total,
    total_output_tokens: output.total,
    output_tokens_per_s: null,
    requests_per_s: null,
  };
}

/**
 * Figures of nothing are none, and a first token that comes with the last was not waited for: the
 * answers came whole.
 */
function withoutUntimed(performance: Performance | null): Performance | null {
  if (performance === null) return null;
  const { requests, latency_s: latency, ttft_s: ttft } = performance;
  const isWhole = ttft?.["mean"] !== undefined && ttft["mean"] === latency?.["mean"];
  const timed = requests === 0 || performance.coverage === 0 ? untimed : {};
  const streamed = isWhole ? { ttft_s: null, tpot_s: null } : {};
  const found = { ...performance, ...streamed, ...timed };
  const { requests: _, coverage: _share, ...figures } = found;
  return Object.values(figures).every((figure) => figure === null) ? null : found;
}

const untimed = {
  coverage: null,
  latency_s: null,
  ttft_s: null,
  tpot_s: null,
  output_tokens_per_s: null,
  requests_per_s: null,
};

function spreadOf(values: Float64Array) {
  return {
    count: values.length,
    distribution: distribution(values),
    total: values.length === 0 ? null : values.reduce((total, value) => total + value, 0),
  };
}

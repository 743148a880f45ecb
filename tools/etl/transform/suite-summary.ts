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
import { z975 } from "./interval.ts";
import { type HeadlineChoice, sampleKey } from "./finish-sample.ts";
import { canonicalMetric } from "./metric-names.ts";
import { semanticsOf, unspecified } from "./metric-semantics.ts";
import type { SampleTally } from "./sample-tally.ts";

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
}

/** The metric that a report is headed by: what it names, else `overall`, else its first. */
export function headlineOf(report: ReportFact | null): HeadlineChoice | null {
  const metric = report ? headlineMetric(report) : undefined;
  if (!metric) return null;
  const identity = identityOf(metric);
  return { identity, semantics: semanticsFor(metric, identity) };
}

function headlineMetric(report: ReportFact): ReportedMetric | undefined {
  if (report.headline !== null) return report.metrics[report.headline];
  return report.metrics.find((metric) => metric.sourceName === "overall") ?? report.metrics[0];
}

function identityOf(metric: ReportedMetric): MetricIdentity {
  return metric.identity ?? canonicalMetric(metric.sourceName ?? "");
}

/** Semantics as stated, else by name; a stated direction makes an unknown metric a quality. */
function semanticsFor(metric: ReportedMetric, identity: MetricIdentity): MetricSemantics {
  const semantics = metric.semantics ?? semanticsOf(identity);
  return metric.direction === undefined
    ? semantics
    : { ...semantics, kind: "quality", direction: metric.direction };
}

/** One benchmark as the protocol describes it. */
export function suiteSummary(facts: SuiteFacts): SuiteSummary {
  const { suite, report, tally } = facts;
  const metrics = report ? reportedMetrics(report, tally) : sampledMetrics(tally);
  const headline = headlineScore(report, metrics);
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
    pass_at_k: tally && headline ? [...tally.passAtK(sampleKey(headline.identity))] : [],
    performance: report?.performance ?? performanceOf(tally),
    judge: report?.judge ?? null,
    analysis: report?.analysis ?? null,
    identity: { ...report?.identity },
    breakdowns: (report?.breakdowns ?? []).map(({ name, rows }) => ({ name, rows: [...rows] })),
    store: facts.store,
  };
}

function headlineScore(
  report: ReportFact | null,
  metrics: readonly MetricScore[],
): MetricScore | undefined {
  const choice = headlineOf(report);
  const key = choice === null ? null : metricKey(choice.identity);
  return metrics.find((metric) => metric.key === key) ?? metrics[0];
}

function reportedMetrics(report: ReportFact, tally: SampleTally | null): readonly MetricScore[] {
  const taken = new Set<string>();
  return report.metrics.map((metric) => {
    const identity = identityOf(metric);
    const key = uniqueKey(metricKey(identity), metric.sourceName, taken);
    return reportedMetric(metric, identity, key, tally);
  });
}

/** Two source names may share a canonical one; both stay, the second under its own spelling. */
function uniqueKey(key: string, sourceName: string | null, taken: Set<string>): string {
  let unique = taken.has(key) ? (sourceName ?? key) : key;
  while (taken.has(unique)) unique = `${unique}'`;
  taken.add(unique);
  return unique;
}

function reportedMetric(
  metric: ReportedMetric,
  identity: MetricIdentity,
  key: string,
  tally: SampleTally | null,
): MetricScore {
  const recomputed = recomputedOf(metric, identity, tally);
  const sampled = recomputed?.agrees === true ? tally?.estimate(sampleKey(identity)) : undefined;
  return {
    key,
    identity,
    source_name: metric.sourceName,
    value: metric.value,
    macro_value: metric.macro,
    n: metric.n,
    semantics: semanticsFor(metric, identity),
    stderr: sampled?.stderr ?? metric.stderr,
    interval: within(sampled?.interval ?? reportedInterval(metric), semanticsFor(metric, identity)),
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
const corpusLevel = new Set(["wer", "cer", "mer", "audio_wer", "f1", "bleu"]);

/** A t interval knows no bounds; the metric does. */
function within(interval: Interval | null, { range }: MetricSemantics): Interval | null {
  if (interval === null || range === null) return interval;
  const bounded = (value: number) => Math.min(Math.max(value, range.min), range.max);
  return { ...interval, low: bounded(interval.low), high: bounded(interval.high) };
}

function reportedInterval({ value, stderr }: ReportedMetric): Interval | null {
  if (value === null || stderr === null) return null;
  const half = z975 * stderr;
  return { low: value - half, high: value + half, level: 0.95, method: "reported" };
}

/** Mean over samples against the report; null for what is no mean of samples (pass@k, corpus metrics). */
function recomputedOf(
  metric: ReportedMetric,
  identity: MetricIdentity,
  tally: SampleTally | null,
): MetricScore["recomputed"] {
  const isMean = ["mean", "identity", "micro_mean"].includes(identity.aggregation);
  if (!isMean || corpusLevel.has(identity.name) || metric.value === null) return null;
  const mean = tally?.mean(sampleKey(identity));
  if (!mean) return null;
  return { ...mean, agrees: Math.abs(mean.value - metric.value) <= tolerance };
}

/** Provisional scores: no report was written, so the samples speak. */
function sampledMetrics(tally: SampleTally | null): readonly MetricScore[] {
  return (tally?.keys ?? []).map((key) => {
    const identity = identityFromKey(key) ?? canonicalMetric(key);
    const estimated = corpusLevel.has(identity.name) ? undefined : tally?.estimate(key);
    const mean = tally?.mean(key) ?? null;
    return {
      key,
      identity,
      source_name: null,
      value: mean?.value ?? null,
      macro_value: null,
      n: mean?.n ?? null,
      semantics: checked(identity, tally?.extremes(key)),
      stderr: estimated?.stderr ?? null,
      interval: within(estimated?.interval ?? null, semanticsOf(identity)),
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

/** A bare `score` is a share by its name; values outside 0–1 show that here it is not. */
function checked(
  identity: MetricIdentity,
  extremes: { readonly min: number; readonly max: number } | undefined,
): MetricSemantics {
  const isShare = extremes === undefined || (extremes.min >= 0 && extremes.max <= 1);
  return identity.name === "normalized_score" && !isShare ? unspecified : semanticsOf(identity);
}

/** Inverse of `metricKey` for keys that samples have. */
function identityFromKey(key: string): MetricIdentity | null {
  const match = /^(.+?):(\w+)\[(.+)\]$/.exec(key);
  if (!match) return null;
  const [, name = "", aggregation = "mean", list = ""] = match;
  const dimensions = Object.fromEntries(
    list.split(",").map((pair) => {
      const [dimension = "", value = ""] = pair.split("=");
      return [dimension, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value];
    }),
  );
  return { name, aggregation, dimensions };
}

function statusOf(facts: SuiteFacts, metrics: readonly MetricScore[]): Completeness {
  const { report, tally } = facts;
  const anyValue = metrics.some((metric) => metric.value !== null);
  if (!report) return anyValue ? "provisional" : tally ? "partial" : "failed";
  if (!anyValue) return "failed";
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

function spreadOf(values: Float64Array) {
  return {
    count: values.length,
    distribution: distribution(values),
    total: values.length === 0 ? null : values.reduce((total, value) => total + value, 0),
  };
}

import {
  type Account,
  type Issue,
  type SuiteSummary,
  type EvalSummary,
  REVISION,
  RunMeta,
  RunMetrics,
  SCHEMA_VERSION,
  StressTest,
} from "@evalsite/protocol";
import { z } from "zod";
import { cleanRecord } from "../transform/clean-record.ts";
import {
  type Kinds,
  type Redacted,
  type SecretFilter,
  cleanValue,
  sumOfKinds,
} from "../transform/redact.ts";
import { merged, runMeta } from "../transform/run-meta.ts";
import { type PublicNames, publicSeriesNames } from "../transform/public-series-names.ts";
import type { Curves } from "../transform/series.ts";
import { stressTests } from "../transform/stress-tests.ts";
import type { ModelFacts } from "./split-models.ts";

/** What is known of a run once its samples and curves are written. */
export interface RunContent {
  readonly runId: string;
  readonly part: ModelFacts;
  readonly suites: readonly SuiteSummary[];
  readonly curves: Curves;
  readonly samples: number;
  /** Samples that were read and could not be published. */
  readonly leftOut: number;
  /** Secrets that were left out of the samples. */
  readonly redactions: Kinds;
  readonly issues: readonly Issue[];
}

/** The three documents of a run, cleaned, without their content id. */
export interface RunRecords {
  readonly meta: RunMeta & { readonly account: Account };
  readonly metrics: RunMetrics;
  readonly summary: EvalSummary;
}

const unstamped = { schema_version: SCHEMA_VERSION, revision: REVISION, content_id: null };

export function runRecords(content: RunContent, filter: SecretFilter): RunRecords {
  const { runId } = content;
  const names = publicSeriesNames(content.curves.series, filter);
  const metrics = cleaned(RunMetrics, metricsOf(content, names), filter);
  const summary = summaryOf(content, filter);
  const account = accountOf(content);
  const meta = cleaned(RunMeta, metaOf(content, account, summary.value), filter);
  const byKind = sumOfKinds([
    content.redactions,
    names.kinds,
    metrics.kinds,
    summary.kinds,
    meta.kinds,
  ]);
  const redactions = Object.values(byKind).reduce((sum, count) => sum + count, 0);
  // The id is the folder's name: other files point to it, so it is checked instead of cleaned.
  return {
    meta: {
      ...meta.value,
      run_id: runId,
      account: { ...account, redactions, redactions_by_kind: { ...byKind } },
    },
    metrics: { ...metrics.value, run_id: runId },
    summary: { ...summary.value, run_id: runId },
  };
}

/** By the rule beside each field, and of all keys that their own form proves. */
function cleaned<T>(schema: z.ZodType<T>, value: T, filter: SecretFilter): Redacted<T> {
  const record = cleanRecord(schema, value, filter);
  const whole = cleanValue(record.value, filter);
  return { value: whole.value, kinds: sumOfKinds([record.kinds, whole.kinds]) };
}

function metricsOf({ runId, part, curves }: RunContent, { nameOf }: PublicNames): RunMetrics {
  return {
    run_id: runId,
    series: curves.series.map((series) => ({ ...series, name: nameOf(series.name) })),
    ...unstamped,
    events: curves.events.map((event) => ({
      ...event,
      series: event.series === null ? null : nameOf(event.series),
    })),
    summary: merged(part.facts.summaries.map((summary) => summary.values)),
  };
}

/** Benchmarks were cleaned one by one. */
function summaryOf(
  { runId, part, suites }: RunContent,
  filter: SecretFilter,
): Redacted<EvalSummary> {
  const tests = cleaned(z.array(StressTest), [...stressTests(part.facts.loadPoints)], filter);
  const value = { run_id: runId, suites: [...suites], ...unstamped, stress_tests: tests.value };
  return { value, kinds: tests.kinds };
}

function accountOf({ part, curves, samples, leftOut }: RunContent): Account {
  const lines = [...part.facts.samplesDropped.values()];
  const dropped = lines.reduce((sum, count) => sum + count, leftOut);
  return {
    samples_in: samples + dropped,
    samples_out: samples,
    samples_dropped: dropped,
    points_in: curves.points.in,
    points_out: curves.points.out,
    points_dropped: curves.points.dropped,
    points_replaced: curves.points.replaced,
    points_repeated: curves.points.repeated,
    redactions: 0,
    redactions_by_kind: {},
  };
}

function metaOf(
  { runId, part, suites, curves, issues }: RunContent,
  account: Account,
  summary: EvalSummary,
): RunMeta {
  const { progress, run, sources, backends, otherTools, training } = part.facts;
  return runMeta({
    runId,
    facts: run,
    suites,
    progress,
    backends: backends.length > 0 ? backends.map(({ backend }) => backend) : otherTools,
    training: curves.series.length > 0 ? training.status() : null,
    stressTests: summary.stress_tests,
    modelFallback: part.reports.find((report) => report.modelName)?.modelName ?? part.model,
    sources,
    account,
    issues,
  });
}

import {
  type Account,
  type EvalSummary,
  type Issue,
  type RunMeta,
  type RunMetrics,
  type SuiteSummary,
  REVISION,
  SCHEMA_VERSION,
  isJsonObject,
} from "@evalsite/protocol";
import { type SecretFilter, cleanConfiguration, cleanValue } from "../transform/redact.ts";
import { merged, runMeta } from "../transform/run-meta.ts";
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
  readonly redactions: number;
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
  const metrics = cleanValue(metricsOf(content, filter), filter);
  const summary = summaryOf(content, filter);
  const account = accountOf(content);
  const meta = metaOf(content, account, summary.value, filter);
  const redactions = content.redactions + metrics.count + summary.count + meta.count;
  // The id is the folder's name: other files point to it, so it is checked instead of cleaned.
  return {
    meta: { ...meta.value, run_id: runId, account: { ...account, redactions } },
    metrics: { ...metrics.value, run_id: runId },
    summary: { ...summary.value, run_id: runId },
  };
}

function metricsOf({ runId, part, curves }: RunContent, filter: SecretFilter): RunMetrics {
  const values = merged(part.facts.summaries.map((summary) => summary.values));
  const summary = cleanConfiguration(values, filter).value;
  return {
    run_id: runId,
    series: [...curves.series],
    ...unstamped,
    events: [...curves.events],
    summary: isJsonObject(summary) ? { ...summary } : {},
  };
}

/** Benchmarks were cleaned one by one. */
function summaryOf(
  { runId, part, suites }: RunContent,
  filter: SecretFilter,
): { readonly value: EvalSummary; readonly count: number } {
  const tests = cleanValue([...stressTests(part.facts.loadPoints, filter)], filter);
  const value = { run_id: runId, suites: [...suites], ...unstamped, stress_tests: tests.value };
  return { value, count: tests.count };
}

function accountOf({ part, curves, samples, leftOut }: RunContent): Account {
  const lines = [...part.facts.samplesDropped.values()];
  const dropped = lines.reduce((sum, count) => sum + count, leftOut);
  return {
    samples_in: samples + dropped,
    samples_out: samples,
    samples_dropped: dropped,
    points_in: curves.pointsIn,
    points_out: curves.pointsOut,
    points_dropped: curves.pointsIn - curves.pointsOut,
    redactions: 0,
  };
}

function metaOf(
  { runId, part, suites, curves, issues }: RunContent,
  account: Account,
  summary: EvalSummary,
  filter: SecretFilter,
): { readonly value: RunMeta; readonly count: number } {
  const { progress, run, sources } = part.facts;
  const states = new Set(progress.map(({ status }) => status));
  const { meta, redactions } = runMeta(
    {
      runId,
      facts: run,
      suites,
      hasCurves: curves.series.length > 0,
      hasStressTests: summary.stress_tests.length > 0,
      interrupted: states.size > 0 && !states.has("completed"),
      modelFallback: part.reports.find((report) => report.modelName)?.modelName ?? part.model,
      sources,
      account,
      issues,
    },
    filter,
  );
  const { value, count } = cleanValue(meta, filter);
  return { value, count: count + redactions };
}

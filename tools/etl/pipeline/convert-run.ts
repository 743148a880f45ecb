import {
  type Account,
  type EvalSummary,
  type JsonValue,
  type RunIndexEntry,
  type RunMetrics,
  type MetricSemantics,
  type SuiteSummary,
  REVISION,
  SCHEMA_VERSION,
} from "@evalsite/protocol";
import { join } from "node:path";
import type { Reader } from "../extract/reader.ts";
import { PublishedFolder, publishedJson } from "../load/published-folder.ts";
import { type RunFolder, boundedName } from "../node/discover-runs.ts";
import { curvesOf } from "../transform/series.ts";
import { headlineSemantics, indexEntry } from "../transform/index-entry.ts";
import { IssueLog, type Occurrence } from "../transform/issues.ts";
import { type SecretFilter, cleanConfiguration } from "../transform/redact.ts";
import { runMeta } from "../transform/run-meta.ts";
import { stressTests } from "../transform/stress-tests.ts";
import { type GatheredFacts, gatherFacts } from "./gather-facts.ts";
import { type ModelFacts, splitModels } from "./split-models.ts";
import { writeSuites } from "./write-suites.ts";
import { missingSuites } from "./missing-suites.ts";

/** One run as it lies in the staging folder, ready to be put in place. */
export interface ConvertedRun {
  readonly runId: string;
  readonly contentId: string;
  readonly entry: RunIndexEntry;
  readonly semantics: readonly (readonly [string, MetricSemantics])[];
  readonly account: Account;
  readonly issues: ReturnType<IssueLog["list"]>;
}

export interface ConvertContext {
  readonly readers: readonly Reader[];
  readonly filter: SecretFilter;
  /** Folder below which `runs/<run_id>/` is made. */
  readonly staging: string;
}

/**
 * Reads one folder and writes its run or, with several models, its runs into the staging folder.
 * Nothing recognised gives no run.
 */
export async function convertRun(
  run: RunFolder,
  context: ConvertContext,
): Promise<readonly ConvertedRun[]> {
  const spoolPath = (n: number) => join(context.staging, `spool-${n}`);
  const facts = await gatherFacts(run.files, context.readers, spoolPath);
  try {
    if (!holdsAnything(facts)) return [];
    const converted: ConvertedRun[] = [];
    for (const part of splitModels(facts)) converted.push(await convertModel(run, part, context));
    return converted;
  } finally {
    for (const spool of facts.spools.values()) spool.close();
  }
}

function holdsAnything(facts: GatheredFacts): boolean {
  const counts = [facts.run, facts.reports, facts.rows, facts.loadPoints, facts.progress];
  return counts.some((list) => list.length > 0) || facts.spools.size > 0;
}

async function convertModel(
  run: RunFolder,
  part: ModelFacts,
  context: ConvertContext,
): Promise<ConvertedRun> {
  const { facts } = part;
  const { filter } = context;
  const runId =
    part.model === null ? run.runId : boundedName(`${run.runId}~${safeName(part.model)}`);
  const folder = new PublishedFolder(join(context.staging, "runs", runId), filter);
  const log = new IssueLog();
  for (const fact of facts.issues) log.add(fact);
  for (const skipped of run.skipped) log.add(skippedIssue(skipped));

  const written = await writeSuites(part.reports, part.spool, {
    runId,
    folder,
    files: run.files,
    filter,
  });
  const suites: readonly SuiteSummary[] = [
    ...written.suites,
    ...missingSuites(facts.run, written.suites),
  ];
  const curves = curvesOf(facts.rows, facts.marks);
  for (const fact of curves.issues) log.add(fact);
  for (const fact of suites.flatMap(disagreements)) log.add(fact);
  const tests = stressTests(facts.loadPoints, filter);

  const metrics: RunMetrics = {
    run_id: runId,
    series: await withShards(curves, folder),
    schema_version: SCHEMA_VERSION,
    revision: REVISION,
    content_id: null,
    events: [...curves.events],
    summary: summaryValues(facts, filter),
  };
  const summary: EvalSummary = {
    run_id: runId,
    suites: [...suites],
    schema_version: SCHEMA_VERSION,
    revision: REVISION,
    content_id: null,
    stress_tests: [...tests],
  };
  const account: Account = {
    samples_in: written.samples + facts.samplesDropped,
    samples_out: written.samples,
    samples_dropped: facts.samplesDropped,
    points_in: curves.pointsIn,
    points_out: curves.pointsOut,
    points_dropped: curves.pointsIn - curves.pointsOut,
    redactions: written.redactions,
  };
  const { meta, redactions } = runMeta(
    {
      runId,
      facts: facts.run,
      suites,
      hasCurves: curves.series.length > 0,
      hasStressTests: tests.length > 0,
      interrupted:
        facts.progress.some((progress) => progress.status !== "completed") && !completed(facts),
      modelFallback: modelName(part),
      sources: facts.sources,
      account,
      issues: log.list(filter),
    },
    filter,
  );
  const complete = {
    ...meta,
    account: { ...account, redactions: account.redactions + redactions },
  };
  for (const value of [complete, metrics, summary]) folder.include(JSON.stringify(value));
  const contentId = folder.contentId();
  const stamp = (value: object) => publishedJson({ ...value, content_id: contentId });
  await folder.writeLast("meta.json", stamp(complete));
  await folder.writeLast("metrics.json", stamp(metrics));
  await folder.writeLast("eval_summary.json", stamp(summary));
  for (const { path, store } of written.stores)
    await folder.writeLast(`${path}/store.json`, stamp(store));
  return {
    runId,
    contentId,
    entry: indexEntry({ ...complete, content_id: contentId }, metrics, summary),
    semantics: headlineSemantics(summary),
    account: complete.account,
    issues: complete.issues,
  };
}

function completed(facts: GatheredFacts): boolean {
  return facts.progress.some((progress) => progress.status === "completed");
}

function modelName(part: ModelFacts): string | null {
  return part.reports.find((report) => report.modelName !== null)?.modelName ?? part.model;
}

/** Names from inside files may hold what a folder name cannot. */
function safeName(name: string): string {
  return name.replaceAll(/[/\\\0]/g, "_");
}

function skippedIssue(skipped: RunFolder["skipped"][number]): Occurrence {
  const harmless = skipped.code === "ignored" || skipped.code === "symlink-loop";
  const severity = harmless ? "note" : "dropped";
  return {
    code: skipped.code,
    severity,
    place: { file: skipped.path, line: null },
    message: skipped.detail,
  };
}

function disagreements(suite: SuiteSummary): readonly Occurrence[] {
  return suite.metrics.flatMap((metric) => {
    if (metric.recomputed === null || metric.recomputed.agrees) return [];
    const { value, n } = metric.recomputed;
    return [
      {
        code: "score-disagrees",
        severity: "warning",
        place: { file: null, line: null },
        message: `${suite.suite} ${metric.key}: reported ${metric.value}, mean of ${n} samples ${value}`,
      },
    ];
  });
}

async function withShards(
  curves: ReturnType<typeof curvesOf>,
  folder: PublishedFolder,
): Promise<RunMetrics["series"]> {
  const series: RunMetrics["series"] = [];
  for (const curve of curves.series) {
    const shard = curves.shards.get(curve.name);
    if (!shard) {
      series.push(curve);
      continue;
    }
    const path = `series/${series.length}.f64`;
    const numbers = new Float64Array([...shard.steps, ...shard.values]);
    await folder.writeBytes(path, new Uint8Array(numbers.buffer));
    series.push({ ...curve, shard: path });
  }
  return series;
}

function summaryValues(facts: GatheredFacts, filter: SecretFilter): Record<string, JsonValue> {
  const merged: Record<string, JsonValue> = Object.assign(
    {},
    ...facts.summaries.map((summary) => summary.values),
  );
  const cleaned = cleanConfiguration(merged, filter).value;
  return typeof cleaned === "object" && cleaned !== null && !Array.isArray(cleaned)
    ? { ...(cleaned as Record<string, JsonValue>) }
    : {};
}

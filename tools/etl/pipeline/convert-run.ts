import type { Account, Issue, MetricSemantics, RunIndexEntry } from "@evalsite/protocol";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Reader } from "../extract/reader.ts";
import { PublishedFolder, publishedJson } from "../load/published-folder.ts";
import { type RunFolder, boundedName } from "../node/discover-runs.ts";
import { headlineSemantics, indexEntry } from "../transform/index-entry.ts";
import { cleanSuite } from "../transform/clean-suite.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { curvesOf } from "../transform/series.ts";
import { type GatheredFacts, gatherFacts } from "./gather-facts.ts";
import { missingSuites } from "./missing-suites.ts";
import { disagreements, issuesOf } from "./run-issues.ts";
import { type RunRecords, runRecords } from "./run-records.ts";
import { type ModelFacts, splitModels } from "./split-models.ts";
import { writeCurves } from "./write-curves.ts";
import { type WrittenSuites, writeSuites } from "./write-suites.ts";

/** One run as it lies in the staging folder, ready to be put in place. */
export interface ConvertedRun {
  readonly runId: string;
  readonly contentId: string;
  readonly entry: RunIndexEntry;
  readonly semantics: readonly (readonly [string, MetricSemantics])[];
  readonly account: Account;
  readonly issues: readonly Issue[];
}

export interface ConvertContext {
  readonly readers: readonly Reader[];
  readonly filter: SecretFilter;
  /** Folder below which `runs/<run_id>/` is made. */
  readonly staging: string;
  /** Takes a run id; false if another run has it, which must then not be written. */
  claim(runId: string): boolean;
}

/** The runs of a folder, none if nothing was recognised; the issues are the folder's then. */
export interface ConvertedFolder {
  readonly runs: readonly ConvertedRun[];
  readonly issues: readonly Issue[];
}

/** Reads one folder and writes its run or, with several models, its runs into the staging folder. */
export async function convertRun(
  run: RunFolder,
  context: ConvertContext,
): Promise<ConvertedFolder> {
  const spoolPath = (n: number) => join(context.staging, `spool-${n}`);
  const facts = await gatherFacts(run.files, context.readers, spoolPath);
  try {
    if (!holdsAnything(facts))
      return { runs: [], issues: issuesOf(run, facts).list(context.filter) };
    const runs: ConvertedRun[] = [];
    const ids = new Set<string>();
    for (const part of splitModels(facts)) {
      const runId = idOf(run.runId, part.model, ids, context.filter);
      if (context.claim(runId)) runs.push(await convertModel(run, part, runId, context));
    }
    return { runs, issues: [] };
  } finally {
    for (const spool of facts.spools.values()) spool.close();
  }
}

/** The folder's name or, one model of several, that and the model's, which no other model of it has. */
function idOf(
  folderId: string,
  model: string | null,
  ids: Set<string>,
  filter: SecretFilter,
): string {
  if (model === null) return folderId;
  const plain = boundedName(`${folderId}~${safeName(filter.clean(model).value)}`);
  const digest = createHash("sha256").update(model).digest("hex").slice(0, 8);
  const runId = ids.has(plain) ? boundedName(`${plain}~${digest}`) : plain;
  ids.add(runId);
  return runId;
}

function holdsAnything(facts: GatheredFacts): boolean {
  const counts = [facts.run, facts.reports, facts.rows, facts.loadPoints, facts.progress];
  return counts.some((list) => list.length > 0) || facts.spools.size > 0;
}

async function convertModel(
  run: RunFolder,
  part: ModelFacts,
  runId: string,
  { staging, filter }: ConvertContext,
): Promise<ConvertedRun> {
  const folder = new PublishedFolder(join(staging, "runs", runId), `runs/${runId}`, filter);
  const context = { runId, folder, files: run.files, filter };
  const written = await writeSuites(part.reports, part.spools, context);
  const missing = missingSuites(part.facts.run, written.suites)
    .map((suite) => cleanSuite(suite, filter).value)
    .filter(({ suite }) => !written.suites.some((found) => found.suite === suite));
  const suites = [...written.suites, ...missing];
  const curves = curvesOf(part.facts.rows, part.facts.marks);
  const log = issuesOf(run, part.facts);
  const found = [...curves.issues, ...written.issues, ...suites.flatMap(disagreements)];
  for (const fact of found) log.add(fact);
  const { samples, leftOut, redactions } = written;
  const series = await writeCurves(curves, folder);
  const issues = log.list(filter);
  const content = { runId, part, suites, curves, series, samples, leftOut, redactions, issues };
  return writeDocuments(folder, runRecords(content, filter), written.stores);
}

/** Writes what carries the content id, which is made from all that came before and from these. */
async function writeDocuments(
  folder: PublishedFolder,
  { meta, metrics, summary }: RunRecords,
  stores: WrittenSuites["stores"],
): Promise<ConvertedRun> {
  const documents: readonly (readonly [string, object])[] = [
    ["meta.json", meta],
    ["metrics.json", metrics],
    ["eval_summary.json", summary],
    ...stores.map(({ path, store }) => [`${path}/store.json`, store] as const),
  ];
  for (const [, value] of documents) folder.include(JSON.stringify(value));
  const contentId = folder.contentId();
  for (const [path, value] of documents) {
    await folder.writeLast(path, publishedJson({ ...value, content_id: contentId }));
  }
  return {
    runId: meta.run_id,
    contentId,
    entry: indexEntry({ ...meta, content_id: contentId }, metrics, summary),
    semantics: headlineSemantics(summary),
    account: meta.account,
    issues: meta.issues,
  };
}

/** Names from inside files may hold what a folder name cannot. */
function safeName(name: string): string {
  return name.replaceAll(/[/\\\0]/g, "_");
}

import {
  type Account,
  type Issue,
  type MetricSemantics,
  type RunIndexEntry,
  type RunScores,
  type RunTraits,
  paths,
} from "@evalsite/protocol";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Reader } from "../extract/reader.ts";
import type { SourceFile } from "../extract/source.ts";
import { type Leak, LeakError, PublishedFolder } from "../load/published-folder.ts";
import { unpack } from "../node/unpack.ts";
import { NotPlainError } from "../node/suite-samples.ts";
import { type RunFolder, boundedName } from "../node/discover-runs.ts";
import { headlineSemantics, indexEntry, scoreDetails } from "../transform/index-entry.ts";
import type { Occurrence } from "../transform/issues.ts";
import { runTraits } from "../transform/run-traits.ts";
import { cleanSuite } from "../transform/clean-suite.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { differingSettings } from "../transform/differing-settings.ts";
import { curvesOf } from "../transform/series.ts";
import { type GatheredFacts, type SampleReading, gatherFacts } from "./gather-facts.ts";
import { isMedia } from "./media.ts";
import { missingSuites } from "./missing-suites.ts";
import { Room } from "./room.ts";
import { disagreements, issuesOf } from "./run-issues.ts";
import { type RunRecords, runRecords } from "./run-records.ts";
import { type ModelFacts, splitModels } from "./split-models.ts";
import { shardWriter } from "./write-curves.ts";
import type { Threads } from "./threads.ts";
import { type SuiteContext, type WrittenSuites, writeSuites } from "./write-suites.ts";

/** One run as it lies in the staging folder, ready to be put in place. */
export interface ConvertedRun {
  readonly runId: string;
  readonly contentId: string;
  readonly entry: RunIndexEntry;
  readonly scores: RunScores;
  readonly traits: RunTraits;
  readonly semantics: readonly (readonly [string, MetricSemantics])[];
  readonly account: Account;
  readonly issues: readonly Issue[];
}

export interface ConvertContext {
  readonly readers: readonly Reader[];
  readonly filter: SecretFilter;
  /** Folder below which `runs/<run_id>/` is made, of this folder's runs alone. */
  readonly staging: string;
  readonly threads: Threads;
}

/** A run's folder and what lies in it. */
export type RunSource = Omit<RunFolder, "files"> & {
  readonly files: readonly SourceFile[];
  /** What unpacking its files brought up. */
  readonly issues?: readonly Occurrence[];
  /** Where a file really lies, if not all lie in the folder. */
  readonly absolute?: (path: string) => string;
};

/** A run of which nothing is published, because the last look found a secret in it. */
export interface HeldRun extends Leak {
  readonly runId: string;
}

/** The runs of a folder, none if nothing was recognised; the issues are the folder's then. */
export interface ConvertedFolder {
  readonly runs: readonly ConvertedRun[];
  readonly withheld: readonly HeldRun[];
  readonly issues: readonly Issue[];
}

/**
 * Reads one folder and writes its run or, with several models, its runs into the staging folder. Files
 * of samples are read line by line; where they are not as plain as they looked, all is done again with care.
 */
export async function convertRun(
  run: RunSource,
  context: ConvertContext,
): Promise<ConvertedFolder> {
  const scratch = join(context.staging, "unpacked");
  try {
    return await convertUnpacked(
      { ...run, ...(await unpack(run.files, run.folder, scratch)) },
      context,
    );
  } finally {
    if (existsSync(scratch)) await rm(scratch, { recursive: true, force: true });
  }
}

async function convertUnpacked(run: RunSource, context: ConvertContext): Promise<ConvertedFolder> {
  try {
    return await convertReading("plain", run, context);
  } catch (error) {
    if (!(error instanceof NotPlainError)) throw error;
    await rm(join(context.staging, "runs"), { recursive: true, force: true });
    return convertReading("careful", run, context);
  }
}

function discard(runId: string, { staging }: ConvertContext): Promise<void> {
  return rm(join(staging, "runs", runId), { recursive: true, force: true });
}

/** A thread reads one folder at a time: it is no faster with several, of which each may hold large documents. */
const roomToRead = new Room(1);

export async function convertReading(
  reading: SampleReading,
  run: RunSource,
  context: ConvertContext,
): Promise<ConvertedFolder> {
  const spoolPath = join(context.staging, "spool");
  const facts = await roomToRead.within(1, () =>
    gatherFacts(run.folder, run.files, context.readers, reading, spoolPath, run.absolute),
  );
  try {
    if (!holdsAnything(facts))
      return { runs: [], withheld: [], issues: issuesOf(run, facts).list(context.filter) };
    const runs: ConvertedRun[] = [];
    const withheld: HeldRun[] = [];
    const ids = new Set<string>();
    for (const part of splitModels(facts)) {
      const runId = idOf(run.runId, part.model, ids, context.filter);
      try {
        runs.push(await convertModel(run, part, runId, context));
      } catch (error) {
        if (!(error instanceof LeakError)) throw error;
        withheld.push({ runId, ...error.leak });
        await discard(runId, context);
      }
    }
    return { runs, withheld, issues: [] };
  } finally {
    facts.close();
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
  const counts = [
    facts.run,
    facts.reports,
    facts.rows,
    facts.loadPoints,
    facts.progress,
    facts.backends,
  ];
  return counts.some((list) => list.length > 0) || facts.samples.size > 0;
}

async function convertModel(
  run: RunSource,
  part: ModelFacts,
  runId: string,
  { staging, filter, threads }: ConvertContext,
): Promise<ConvertedRun> {
  const folder = new PublishedFolder(join(staging, "runs", runId), `runs/${runId}`, filter);
  const { scored } = part.facts;
  const context = { runId, folder, mediaFiles: mediaFilesOf(run), filter, threads, scored };
  const written = await writeSuites(part.reports, part.samples, context);
  const missing = missingSuites(part.facts.run, part.facts.progress, part.reports, written.suites)
    .map((suite) => cleanSuite(suite, filter).value)
    .filter(({ suite }) => !written.suites.some((found) => found.suite === suite));
  const suites = [...written.suites, ...missing];
  const curves = curvesOf(part.facts.rows, part.facts.marks, shardWriter(folder));
  const log = issuesOf(run, part.facts);
  const found = [
    ...curves.issues,
    ...written.issues,
    ...suites.flatMap(disagreements),
    ...differingSettings(part.facts.run),
  ];
  for (const fact of found) log.add(fact);
  const { samples, leftOut, redactions } = written;
  const issues = log.list(filter);
  const content = { runId, part, suites, curves, samples, leftOut, redactions, issues };
  return writeDocuments(folder, runRecords(content, filter), written.stores);
}

/** Writes what carries the content id, which is made from all that came before and from these. */
function writeDocuments(
  folder: PublishedFolder,
  { meta, metrics, summary }: RunRecords,
  stores: WrittenSuites["stores"],
): ConvertedRun {
  const documents: readonly (readonly [string, object])[] = [
    ["meta.json", meta],
    ["metrics.json", metrics],
    ["eval_summary.json", summary],
    ...stores.map(({ path, store }) => [`${path}/store.json`, store] as const),
  ];
  const texts = documents.map(([path, value]) => [path, new StampedText(value)] as const);
  for (const [, text] of texts) folder.include(text.of(null));
  const contentId = folder.contentId();
  for (const [path, text] of texts) folder.writeLast(path, `${text.of(contentId)}\n`);
  const entry = indexEntry({ ...meta, content_id: contentId }, metrics, summary);
  // It joins what stands apart elsewhere.
  folder.scan(paths.index, JSON.stringify(entry));
  const traits = runTraits(meta, metrics);
  folder.scan(paths.index, JSON.stringify([...traits.settings]));
  return {
    runId: meta.run_id,
    contentId,
    entry,
    semantics: headlineSemantics(summary),
    scores: scoreDetails(summary),
    traits,
    account: meta.account,
    issues: meta.issues,
  };
}

function stamped(document: object): object {
  return "content_id" in document ? document : { ...document, content_id: null };
}

/** A document with one content id or another: all else, which may be large, is made into text once. */
class StampedText {
  private readonly fields: readonly (readonly [key: string, text: string])[];

  constructor(document: object) {
    this.fields = Object.entries(stamped(document)).flatMap(([key, value]: [string, unknown]) => {
      const text: string | undefined = JSON.stringify(value);
      return text === undefined ? [] : [[key, text] as const];
    });
  }

  of(contentId: string | null): string {
    const own = this.fields.map(([key, text]) =>
      key === "content_id"
        ? `"content_id":${JSON.stringify(contentId)}`
        : `${JSON.stringify(key)}:${text}`,
    );
    return `{${own.join(",")}}`;
  }
}

function mediaFilesOf({ folder, files, absolute }: RunSource): SuiteContext["mediaFiles"] {
  return files
    .filter(({ path }) => isMedia(path))
    .map(({ path, size }) => ({ path, size, absolute: absolute?.(path) ?? join(folder, path) }));
}

/** Names from inside files may hold what a folder name cannot. */
function safeName(name: string): string {
  return name.replaceAll(/[/\\\0]/g, "_");
}

import {
  type Account,
  type Issue,
  type Manifest,
  type MetricSemantics,
  REVISION,
  SCHEMA_VERSION,
} from "@evalsite/protocol";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reader } from "../extract/reader.ts";
import { type CommitPlan, commit, recover, stagingName } from "../load/commit.ts";
import { LeakError, publishedJson } from "../load/published-folder.ts";
import { lockFolder } from "../load/lock.ts";
import { type Discovery, type RunFolder, discoverRuns } from "../node/discover-runs.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { type ConvertedRun, convertRun } from "./convert-run.ts";

/** What happened to each folder of the raw folder. */
export interface RunOutcome {
  readonly runId: string;
  readonly kind: "converted" | "nothing-recognised" | "failed" | "duplicate-id";
  readonly account: Account | null;
  readonly issues: readonly Issue[];
  readonly detail: string | null;
  readonly suites: number;
}

export interface ConvertOptions {
  readonly rawDir: string;
  readonly outDir: string;
  readonly readers: readonly Reader[];
  readonly filter: SecretFilter;
  /** Publish nothing if anything was dropped. */
  readonly strict: boolean;
  onRun(done: number, total: number, runId: string): void;
}

export interface ConvertResult {
  readonly outcomes: readonly RunOutcome[];
  readonly ignored: Discovery["ignored"];
  readonly published: boolean;
  readonly generation: string | null;
}

/**
 * Converts every run of the raw folder and replaces the publication in the output folder by them.
 * A run that cannot be converted is reported and left out; it never stops the others.
 * @throws LeakError if a secret would be published; nothing is replaced then.
 */
export async function convertAll(options: ConvertOptions): Promise<ConvertResult> {
  const { runs, ignored } = await discoverRuns(options.rawDir);
  await mkdir(options.outDir, { recursive: true });
  const unlock = lockFolder(options.outDir);
  try {
    await recover(options.outDir);
    await mkdir(join(options.outDir, stagingName), { recursive: true });
    const { converted, outcomes } = await convertEach(runs, options);
    const lost = outcomes.some(isLossy);
    if ((options.strict && lost) || nothingDone(runs, converted)) {
      await recover(options.outDir);
      return { outcomes, ignored, published: false, generation: null };
    }
    const generation = await publish(converted, options.outDir);
    return { outcomes, ignored, published: true, generation };
  } finally {
    unlock();
  }
}

/** Was anything of this folder left out of the publication? */
export function isLossy(outcome: RunOutcome): boolean {
  return (
    outcome.kind !== "converted" || outcome.issues.some((issue) => issue.severity === "dropped")
  );
}

/** Runs were there and none could be converted: the old publication is worth more than an empty one. */
function nothingDone(runs: readonly RunFolder[], converted: readonly ConvertedRun[]): boolean {
  return runs.length > 0 && converted.length === 0;
}

async function convertEach(
  runs: readonly RunFolder[],
  options: ConvertOptions,
): Promise<{ converted: ConvertedRun[]; outcomes: RunOutcome[] }> {
  const converted: ConvertedRun[] = [];
  const outcomes: RunOutcome[] = [];
  const taken = new Set<string>();
  for (const [number, run] of runs.entries()) {
    options.onRun(number, runs.length, run.runId);
    if (taken.has(run.runId)) {
      outcomes.push(failure(run, "duplicate-id", "another folder gives a run of this id"));
      continue;
    }
    const results = await convertOne(run, options, outcomes);
    for (const result of results) {
      if (taken.has(result.runId)) {
        outcomes.push(failure(run, "duplicate-id", `${result.runId} exists already`));
        continue;
      }
      taken.add(result.runId);
      converted.push(result);
      outcomes.push(success(result));
    }
  }
  options.onRun(runs.length, runs.length, "");
  return { converted, outcomes };
}

async function convertOne(
  run: RunFolder,
  options: ConvertOptions,
  outcomes: RunOutcome[],
): Promise<readonly ConvertedRun[]> {
  const staging = join(options.outDir, stagingName);
  try {
    const results = await convertRun(run, { ...options, staging });
    if (results.length === 0) outcomes.push(nothingIn(run));
    return results;
  } catch (error) {
    if (error instanceof LeakError || isDiskFailure(error)) throw error;
    outcomes.push(
      failure(
        run,
        "failed",
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      ),
    );
    return [];
  }
}

/** A disk that is full or read-only fails every run: stop, keep the old publication. */
function isDiskFailure(error: unknown): boolean {
  const codes = ["ENOSPC", "EROFS", "EDQUOT", "EIO"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

function nothingIn(run: RunFolder): RunOutcome {
  const detail =
    run.files.length === 0
      ? "the folder is empty"
      : `none of ${run.files.length} file(s) was recognised`;
  return failure(run, "nothing-recognised", detail);
}

function failure(run: RunFolder, kind: RunOutcome["kind"], detail: string): RunOutcome {
  return { runId: run.runId, kind, account: null, issues: [], detail, suites: 0 };
}

function success(result: ConvertedRun): RunOutcome {
  const { runId, account, issues } = result;
  const suites = result.entry.counts?.suites ?? 0;
  return { runId, kind: "converted", account, issues, detail: null, suites };
}

async function publish(converted: readonly ConvertedRun[], outDir: string): Promise<string> {
  const sorted = converted.toSorted((a, b) => (a.runId < b.runId ? -1 : 1));
  const index = publishedJson(sorted.map((run) => run.entry));
  const manifest = manifestOf(sorted, index);
  await writeFile(join(outDir, stagingName, "index.json"), index);
  await writeFile(join(outDir, stagingName, "manifest.json"), publishedJson(manifest));
  await commit(outDir, await planOf(sorted, outDir));
  return manifest.generation;
}

function manifestOf(converted: readonly ConvertedRun[], index: string): Manifest {
  const metrics: Record<string, MetricSemantics> = Object.fromEntries(
    converted.flatMap((run) => run.semantics).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const runs = Object.fromEntries(converted.map((run) => [run.runId, run.contentId]));
  const content = JSON.stringify([runs, metrics, index]);
  const generation = createHash("sha256").update(content).digest("hex").slice(0, 16);
  return { schema_version: SCHEMA_VERSION, revision: REVISION, generation, runs, metrics };
}

/** Runs that are there unchanged stay; changed and new ones are put; the rest goes. */
async function planOf(converted: readonly ConvertedRun[], outDir: string): Promise<CommitPlan> {
  const present = await presentRuns(outDir);
  const wanted = new Set(converted.map((run) => run.runId));
  const before = await contentIds(outDir);
  const changed = converted.filter(
    (run) => !present.includes(run.runId) || before.get(run.runId) !== run.contentId,
  );
  return {
    put: [...changed.map((run) => `runs/${run.runId}`), "index.json", "manifest.json"],
    remove: present.filter((runId) => !wanted.has(runId)).map((runId) => `runs/${runId}`),
  };
}

async function presentRuns(outDir: string): Promise<readonly string[]> {
  const folder = join(outDir, "runs");
  return existsSync(folder) ? (await readdir(folder)).toSorted() : [];
}

async function contentIds(outDir: string): Promise<ReadonlyMap<string, string>> {
  try {
    const manifest: { runs?: Record<string, string> } = JSON.parse(
      await readFile(join(outDir, "manifest.json"), "utf8"),
    );
    return new Map(Object.entries(manifest.runs ?? {}));
  } catch {
    return new Map();
  }
}

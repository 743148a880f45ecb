import {
  type Account,
  type Issue,
  type Manifest,
  type MetricSemantics,
  REVISION,
  SCHEMA_VERSION,
} from "@evalsite/protocol";
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Reader } from "../extract/reader.ts";
import { commit, recover, stagingName } from "../load/commit.ts";
import { lockFolder } from "../load/lock.ts";
import { LeakError, PublishedFolder, publishedJson } from "../load/published-folder.ts";
import { presentRuns, replacementOf } from "../load/replacement.ts";
import { type Discovery, type RunFolder, discoverRuns } from "../node/discover-runs.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { type ConvertContext, type ConvertedRun, convertRun } from "./convert-run.ts";

/** What happened to each folder of the raw folder. */
export interface RunOutcome {
  readonly runId: string;
  readonly kind: "converted" | "nothing-recognised" | "unreadable" | "failed" | "duplicate-id";
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
 * @throws LeakError if a secret would be published; LockedError; the system's error if the disk
 * cannot be written. Nothing is replaced then.
 */
export async function convertAll(options: ConvertOptions): Promise<ConvertResult> {
  const { runs, ignored } = await discoverRuns(options.rawDir);
  await mkdir(options.outDir, { recursive: true });
  const unlock = lockFolder(options.outDir);
  try {
    await recover(options.outDir);
    const { published, ...result } = await convertAndPublish(runs, options);
    if (!published) await recover(options.outDir);
    return { ...result, published, ignored };
  } catch (error) {
    // What is staged must not lie about; where even that fails, the next start tries again.
    await recover(options.outDir).catch(() => "left");
    throw error;
  } finally {
    unlock();
  }
}

async function convertAndPublish(
  runs: readonly RunFolder[],
  options: ConvertOptions,
): Promise<Omit<ConvertResult, "ignored">> {
  await mkdir(join(options.outDir, stagingName), { recursive: true });
  const { converted, outcomes } = await convertEach(runs, options);
  const lost = outcomes.some(isLossy);
  if ((options.strict && lost) || (await nothingDone(runs, converted, options.outDir))) {
    return { outcomes, published: false, generation: null };
  }
  const generation = await publish(converted, options);
  return { outcomes, published: true, generation };
}

/** Was anything of this folder left out of the publication? */
export function isLossy(outcome: RunOutcome): boolean {
  return (
    outcome.kind !== "converted" || outcome.issues.some((issue) => issue.severity === "dropped")
  );
}

/**
 * Is what was published before worth more than what would replace it? So it is when no run could be
 * converted, and when the raw folder is empty, which may be a disk that is not mounted.
 */
async function nothingDone(
  runs: readonly RunFolder[],
  converted: readonly ConvertedRun[],
  outDir: string,
): Promise<boolean> {
  if (converted.length > 0) return false;
  return runs.length > 0 || (await presentRuns(outDir)).length > 0;
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
    const claim = (runId: string): boolean => {
      const isNew = !taken.has(runId);
      if (isNew) taken.add(runId);
      else outcomes.push(failure(run, "duplicate-id", `another folder gives a run ${runId}`));
      return isNew;
    };
    const results = await convertOne(run, { ...options, claim }, outcomes);
    converted.push(...results);
    outcomes.push(...results.map(success));
  }
  options.onRun(runs.length, runs.length, "");
  return { converted, outcomes };
}

async function convertOne(
  run: RunFolder,
  options: ConvertOptions & Pick<ConvertContext, "claim">,
  outcomes: RunOutcome[],
): Promise<readonly ConvertedRun[]> {
  const staging = join(options.outDir, stagingName);
  const before = outcomes.length;
  try {
    const { runs, issues } = await convertRun(run, { ...options, staging });
    if (runs.length === 0 && outcomes.length === before) outcomes.push(nothingIn(run, issues));
    return runs;
  } catch (error) {
    if (error instanceof LeakError || isDiskFailure(error)) throw error;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    outcomes.push(failure(run, "failed", detail));
    return [];
  }
}

/** A disk that is full or read-only fails every run: stop, keep the old publication. */
function isDiskFailure(error: unknown): boolean {
  const codes = ["ENOSPC", "EROFS", "EDQUOT", "EIO"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

function nothingIn(run: RunFolder, issues: readonly Issue[]): RunOutcome {
  const unreadable = issues.find((issue) => issue.code === "unreadable");
  if (unreadable) {
    const place = unreadable.file === "." ? "the folder" : (unreadable.file ?? "a file");
    const detail = `${place} cannot be read (${unreadable.message})`;
    return { ...failure(run, "unreadable", detail), issues };
  }
  const detail =
    run.files.length === 0
      ? "the folder is empty"
      : `none of ${run.files.length} file(s) was recognised`;
  return { ...failure(run, "nothing-recognised", detail), issues };
}

function failure(run: RunFolder, kind: RunOutcome["kind"], detail: string): RunOutcome {
  return { runId: run.runId, kind, account: null, issues: [], detail, suites: 0 };
}

function success(result: ConvertedRun): RunOutcome {
  const { runId, account, issues } = result;
  const suites = result.entry.counts?.suites ?? 0;
  return { runId, kind: "converted", account, issues, detail: null, suites };
}

async function publish(
  converted: readonly ConvertedRun[],
  { outDir, filter }: ConvertOptions,
): Promise<string> {
  const sorted = converted.toSorted((a, b) => (a.runId < b.runId ? -1 : 1));
  const index = publishedJson(sorted.map((run) => run.entry));
  const manifest = manifestOf(sorted, index);
  const folder = new PublishedFolder(join(outDir, stagingName), ".", filter);
  await folder.writeText("index.json", index);
  await folder.writeText("manifest.json", publishedJson(manifest));
  const wanted = new Map(sorted.map((run) => [run.runId, run.contentId]));
  await commit(outDir, await replacementOf(outDir, wanted));
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

import { type Issue, paths } from "@evalsite/protocol";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Reader } from "../extract/reader.ts";
import { isUnfinished, recover, stagingName } from "../load/commit.ts";
import { type KnownPublication, readPublication, storedState } from "../load/etl-state.ts";
import { isLocked, lockFolder } from "../load/lock.ts";
import { presentRuns } from "../load/replacement.ts";
import type { ProjectPlaces } from "../node/project-files.ts";
import { secretMarks } from "../node/secret-marks.ts";
import { type SecretFilter, secretFilter } from "../transform/redact.ts";
import { type ConvertTask, convertTask, convertTasks } from "./convert-tasks.ts";
import { type FolderResult, SharedSemantics, knownResult } from "./folder-result.ts";
import { LastGood } from "./last-good.ts";
import { type KnownProjects, knownProjects } from "./known-projects.ts";
import { madeByOf } from "./made-by.ts";
import { type Published, publish } from "./publish.ts";
import { type RunOutcome, isLossy } from "./run-outcome.ts";
import { type Settled, settleClaims } from "./settle-claims.ts";
import { type Survey, type Task, convertTaskOf, survey } from "./survey.ts";
import { oneThread } from "./threads.ts";

export interface ConvertOptions {
  readonly rawDir: string;
  readonly outDir: string;
  readonly readers: readonly Reader[];
  /** Values that must not be published, whatever they look like. */
  readonly secrets: readonly string[];
  /** Where projects' files lie; none is looked for if it is missing. */
  readonly projects?: ProjectPlaces;
  /** Publish nothing if anything was dropped. */
  readonly strict: boolean;
  /** Folders of the raw folder to convert, all others staying as they are published; null: all. */
  readonly only: ReadonlySet<string> | null;
  /** Convert and replace also what has not changed; `only` holds. */
  readonly force: boolean;
  /** Ends the conversion after the folders that are being converted. */
  readonly signal?: AbortSignal;
  onRun(done: number, total: number, runId: string): void;
}

export interface ConvertResult {
  readonly outcomes: readonly RunOutcome[];
  readonly ignored: Survey["ignored"];
  readonly rawIsRun: Survey["rawIsRun"];
  /** What could not be taken of the projects' files. */
  readonly projectIssues: readonly Issue[];
  readonly published: boolean;
  readonly generation: string | null;
  /** Folders that were read; the others are as they were converted before. */
  readonly converted: number;
  /** Runs that were published before and are gone. */
  readonly removed: number;
  /** False: what is published was there already. */
  readonly written: boolean;
}

/**
 * Makes the publication in the output folder that of the raw folder: converts the runs that are new
 * or changed since, and leaves the others alone. The result is the same, byte for byte, as that of
 * converting everything into an empty folder. If nothing has changed, nothing is written at all.
 * A run that cannot be converted is reported and left out; it never stops the others. One in which a secret is
 * found at last is withheld: its last good version stays.
 * @throws LeakError if a secret would be published in what is about all runs; LockedError; the signal's reason; the system's
 * error if the disk cannot be written. Nothing is replaced then.
 */
export async function convertAll(options: ConvertOptions): Promise<ConvertResult> {
  const { outDir } = options;
  const marks = await secretMarks(options.secrets);
  const madeBy = madeByOf(options);
  const filter = secretFilter(options.secrets);
  const projects = knownProjects(options.projects ?? nowhere, filter);
  const work = { ...options, marks, madeBy, filter, projects };
  const look = isQuiet(outDir) ? await lookAround(work) : null;
  const same = look && (await unchangedResult(look, work));
  if (same) return same;
  await mkdir(outDir, { recursive: true });
  const unlock = lockFolder(outDir);
  try {
    await recover(outDir);
    const result = await convertAndPublish(await stillTrue(look, work), work);
    await recover(outDir);
    return result;
  } catch (error) {
    // What is staged must not lie about; where even that fails, the next start tries again.
    await recover(outDir).catch(() => "left");
    throw error;
  } finally {
    unlock();
  }
}

/** Does nobody write there, and did nobody leave off in the middle of it? */
function isQuiet(outDir: string): boolean {
  return !isLocked(outDir) && !isUnfinished(outDir);
}

interface Work extends Omit<ConvertOptions, "projects"> {
  readonly projects: KnownProjects;
  readonly marks: readonly string[];
  readonly madeBy: string;
  readonly filter: SecretFilter;
}

/** What lies there, and what has changed since. */
interface Look {
  readonly publication: KnownPublication | null;
  readonly survey: Survey;
}

async function lookAround(work: Work): Promise<Look> {
  let publication: KnownPublication | null = null;
  const found = await survey(work, async () => {
    publication = await readPublication(work.outDir);
    return publication?.state.made_by === work.madeBy ? publication.state : null;
  });
  return { publication, survey: found };
}

/** The look again, if another process published since. */
async function stillTrue(look: Look | null, work: Work): Promise<Look> {
  if (look === null) return lookAround(work);
  const before = look.publication?.stateText ?? null;
  return (await storedState(work.outDir)) === before ? look : lookAround(work);
}

/** The result if there is nothing to do; null if there is. */
async function unchangedResult(
  { publication, survey: { tasks, ignored, rawIsRun } }: Look,
  { strict, filter, projects }: Work,
): Promise<ConvertResult | null> {
  if (publication === null || tasks.length !== publication.state.folders.length) return null;
  const results = resultsOf(tasks, new Map(), publication);
  if (results === null || publication.state.folders.length === 0) return null;
  if (publication.state.files[paths.projects] !== projects.crc32) return null;
  let isOpen = false;
  const { outcomes } = await settleClaims(
    results,
    async (result) => {
      isOpen = true;
      return result;
    },
    shownBy(filter),
  );
  if (isOpen) return null;
  const projectIssues = projects.file.issues;
  const published = !(strict && isAnyLossy({ outcomes, projectIssues }));
  const { generation } = publication.state;
  const common = { outcomes, ignored, rawIsRun, projectIssues };
  return { ...common, published, generation, converted: 0, removed: 0, written: false };
}

/** Results in the order of the tasks; null if one is missing. */
function resultsOf(
  tasks: readonly Task[],
  fresh: ReadonlyMap<Task, FolderResult>,
  publication: KnownPublication | null,
): readonly FolderResult[] | null {
  const results: FolderResult[] = [];
  for (const task of tasks) {
    const result =
      task.kind === "convert" ? fresh.get(task) : publication && knownResult(task, publication);
    if (!result) return null;
    results.push(result);
  }
  return results;
}

async function convertAndPublish(
  { publication, survey: { tasks, ignored, rawIsRun } }: Look,
  work: Work,
): Promise<ConvertResult> {
  const { outDir, madeBy, filter, projects, marks } = work;
  const staging = join(outDir, stagingName);
  await mkdir(staging, { recursive: true });
  const lastGood = new LastGood(outDir, publication, madeBy, filter);
  const context = { ...work, staging, shared: new SharedSemantics(), lastGood };
  const changed = tasks.filter((task): task is ConvertTask => task.kind === "convert");
  const fresh = await convertTasks(changed, context);
  const results = resultsOf(tasks, fresh, publication) ?? [];
  let converted = changed.length;
  const convertAgain = async (result: FolderResult): Promise<FolderResult> => {
    const task = convertTaskOf(result.task, work.rawDir);
    return task === null
      ? result
      : convertTask(task, `work-${converted++}`, { ...context, threads: oneThread });
  };
  const settled = await settleClaims(results, convertAgain, shownBy(filter));
  work.signal?.throwIfAborted();
  const { outcomes } = settled;
  const projectIssues = projects.file.issues;
  const common = { outcomes, ignored, rawIsRun, projectIssues, converted };
  if ((work.strict && isAnyLossy(common)) || (await nothingDone(settled, tasks, outDir)))
    return { ...common, published: false, generation: null, removed: 0, written: false };
  const publishing = {
    outDir,
    madeBy,
    filter,
    projects,
    marks,
    force: work.force,
    before: publication,
  };
  const done: Published = await publish(settled.folders, publishing);
  return { ...common, published: true, removed: goneSince(publication, settled), ...done };
}

const nowhere: ProjectPlaces = { folder: null, single: null };

/** Was anything left out of the publication? */
export function isAnyLossy({
  outcomes,
  projectIssues,
}: Pick<ConvertResult, "outcomes" | "projectIssues">): boolean {
  return outcomes.some(isLossy) || projectIssues.some(({ severity }) => severity === "dropped");
}

function goneSince(before: KnownPublication | null, { folders }: Settled): number {
  const now = new Set(folders.flatMap(({ published }) => [...published].map((run) => run.runId)));
  return [...(before?.contentIds.keys() ?? [])].filter((runId) => !now.has(runId)).length;
}

/** A name as it may be told: what looks like a secret in it is not repeated. */
function shownBy(filter: SecretFilter): (name: string) => string {
  return (name) => filter.clean(name).value;
}

/**
 * Is what was published before worth more than what would replace it? So it is when no run could be
 * converted, and when the raw folder is empty, which may be a disk that is not mounted.
 */
async function nothingDone(
  { folders }: Settled,
  tasks: readonly Task[],
  outDir: string,
): Promise<boolean> {
  if (folders.some(({ published, withheld }) => published.size + withheld.length > 0)) return false;
  return tasks.length > 0 || (await presentRuns(outDir)).length > 0;
}

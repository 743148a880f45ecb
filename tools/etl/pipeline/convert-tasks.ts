import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Reader } from "../extract/reader.ts";
import { readers as ownReaders } from "../extract/registry.ts";
import { codeOf, outOfFiles } from "../node/folder-source.ts";
import { type SeenRun, filesOf } from "../node/seen-runs.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { type ConvertedFolder, convertRun } from "./convert-run.ts";
import {
  type FolderResult,
  type SharedSemantics,
  failedResult,
  freshResult,
} from "./folder-result.ts";
import { inLanes } from "./lanes.ts";
import type { LastGood } from "./last-good.ts";
import { Room } from "./room.ts";
import { failure } from "./run-outcome.ts";
import type { Task } from "./survey.ts";
import { ThreadPool, type Threads } from "./threads.ts";
import { withheldRuns } from "./withheld-runs.ts";

export interface TaskContext {
  readonly readers: readonly Reader[];
  readonly filter: SecretFilter;
  /** Marks of the secrets that the filter looks for. */
  readonly marks: readonly string[];
  readonly shared: SharedSemantics;
  readonly lastGood: LastGood;
  /** Each run's folder is converted into a folder of its own below this one. */
  readonly staging: string;
  readonly signal?: AbortSignal | undefined;
  onRun(done: number, total: number, runId: string): void;
}

export type ConvertTask = Extract<Task, { kind: "convert" }>;

/** Converts several folders at once, as far as threads and room go. @returns the results by task. */
export async function convertTasks(
  tasks: readonly ConvertTask[],
  context: TaskContext,
): Promise<ReadonlyMap<Task, FolderResult>> {
  let begun = 0;
  const threads = new ThreadPool();
  const room = new Room(roomForFolders);
  const convertWhole = tasks.length < worthThreads ? null : wholeRuns(threads, context);
  try {
    if (!tasks.every(isSmall)) threads.start();
    const convertOne = (task: ConvertTask, number: number) => {
      context.signal?.throwIfAborted();
      context.onRun(begun++, tasks.length, context.filter.clean(task.run.runId).value);
      const convert = isSmall(task) ? convertWhole : null;
      return convertTask(task, `work-${number}`, { ...context, threads }, convert);
    };
    const inTurn = ({ run }: ConvertTask, begin: () => Promise<void>) =>
      room.within(run.bytes, begin);
    const results = await inLanes(tasks, threads.count, convertOne, inTurn);
    context.onRun(tasks.length, tasks.length, "");
    return new Map(results.map((result) => [result.task, result]));
  } finally {
    await threads.close();
  }
}

/**
 * Bytes of the folders that are converted at once: where their samples lie and what they say in numbers takes
 * up to half as much.
 */
const roomForFolders = 1 << 30;

/** Runs below which starting threads costs more than they save. */
const worthThreads = 64;

/** Bytes of a run above which its samples, rather than runs, are shared out among the threads. */
const smallRun = 16 << 20;

function isSmall({ run }: ConvertTask): boolean {
  return run.bytes < smallRun;
}

type ConvertWhole = (run: SeenRun, staging: string) => Promise<ConvertedFolder>;

/** Threads know the project's own readers only. */
function wholeRuns(threads: ThreadPool, { readers, filter }: TaskContext): ConvertWhole | null {
  if (readers !== ownReaders) return null;
  return (run, staging) => threads.convertRun({ run, staging, secrets: filter.literals });
}

/**
 * A folder that cannot be converted is reported, and never stops the others.
 * @param name of its folder in the staging folder
 * @throws the system's error if the disk cannot be written.
 */
export async function convertTask(
  task: ConvertTask,
  name: string,
  { readers, filter, threads, ...context }: TaskContext & { readonly threads: Threads },
  convertWhole: ConvertWhole | null = null,
): Promise<FolderResult> {
  const staging = join(context.staging, name);
  try {
    await mkdir(staging, { recursive: true });
    const converted = await (convertWhole
      ? convertWhole(task.run, staging)
      : convertRun(
          { ...task.run, files: filesOf(task.run) },
          { readers, filter, staging, threads },
        ));
    const withheld = await withheldRuns(task.run, converted.withheld, filter, context.lastGood);
    return freshResult(task, converted, withheld, staging, context);
  } catch (error) {
    if (isSystemFailure(error)) throw error;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return failedResult(task, failure(task.run.runId, "failed", detail));
  }
}

/** What fails every run, as a disk that is full does: stop, keep the old publication. */
function isSystemFailure(error: unknown): boolean {
  return [...diskFailures, ...outOfFiles].includes(codeOf(error));
}

const diskFailures = ["ENOSPC", "EROFS", "EDQUOT", "EIO"];

import { existsSync } from "node:fs";
import { failureText, isInterruption } from "./cli-failure.ts";
import type { Options } from "./cli-options.ts";
import { linesOfRuns, printable, projectLines } from "./cli-report.ts";
import { LockedError } from "./load/lock.ts";
import { settleMs } from "./node/fingerprint.ts";
import { type FolderWatch, isOnNetwork, watchFolders } from "./node/watch-folders.ts";
import type { ConvertResult } from "./pipeline/convert-all.ts";
import { Quiet } from "./node/quiet.ts";
import { watchProjects } from "./node/watch-projects.ts";

/** What watching needs of the command line. */
export interface WatchEffects {
  readonly signal: AbortSignal;
  readonly convert: (onRun: (runId: string) => void) => Promise<ConvertResult>;
  /** The whole account, once. */
  readonly report: (result: ConvertResult) => void;
  readonly say: (line: string) => void;
}

/** Long enough that a file is no longer young, so that it need not be read a second time. */
const quietMs = settleMs + 100;
/** A log that grows all the time is converted this often. */
const mostMs = 10_000;
const onNetworkMs = 5000;
/** Should the system have lost a report of a change. */
const safetyMs = 60_000;
const lockedMs = 1000;
const failedMs = 5000;

/** Converts, and again whenever the raw folder has changed, until the signal. Survives failures. */
export async function watchRaw(
  { rawDir, projects, poll }: Pick<Options, "rawDir" | "projects" | "poll">,
  effects: WatchEffects,
): Promise<void> {
  const { signal, say } = effects;
  const quiet = new Quiet({ quietMs, mostMs });
  const pollMs = poll !== null ? poll * 1000 : isOnNetwork(rawDir) ? onNetworkMs : null;
  const changed = () => quiet.changed();
  let watch =
    pollMs === null
      ? together([watchFolders(rawDir, changed), watchProjects(projects, changed)])
      : null;
  const turns = new Turns(effects);
  while (!signal.aborted) {
    if (watch !== null && !canRefresh(watch)) {
      watch.close();
      watch = null;
      say(
        `The system does not watch as many folders; looking every ${onNetworkMs / 1000} s instead.`,
      );
    }
    const againMs = existsSync(rawDir) ? await turns.next() : turns.missing(rawDir);
    const waitMs = againMs ?? pollMs ?? (watch === null ? onNetworkMs : safetyMs);
    if (!signal.aborted) await quiet.wait(waitMs, signal);
  }
  watch?.close();
}

function together(watches: readonly FolderWatch[]): FolderWatch {
  return {
    refresh: () => watches.forEach((one) => one.refresh()),
    close: () => watches.forEach((one) => one.close()),
  };
}

function canRefresh(watch: FolderWatch): boolean {
  try {
    watch.refresh();
    return true;
  } catch {
    return false;
  }
}

/** One conversion after another, each with its line. */
class Turns {
  private readonly effects: WatchEffects;
  private isFirst = true;
  private lastFailure = "";
  private lastLeftOut = "";

  constructor(effects: WatchEffects) {
    this.effects = effects;
  }

  /** @returns after how many milliseconds to try again; null: when something changes. */
  async next(): Promise<number | null> {
    const { convert, report, say, signal } = this.effects;
    const began = performance.now();
    const names: string[] = [];
    try {
      const result = await convert((runId) => names.push(runId));
      this.lastFailure = "";
      if (this.isFirst) {
        report(result);
        say("Watching for changes (Ctrl-C ends it)");
      } else {
        const ofProjects = projectLines(result).map((one) => `${printable(one)}\n`);
        const leftOut = linesOfRuns(result, names) + ofProjects.join("");
        const line = printable(lineOf(result, names, performance.now() - began));
        // Nothing is written for a folder that holds no run.
        if (result.written) say(leftOut + line);
        else if (leftOut !== "" && leftOut !== this.lastLeftOut) say(leftOut.trimEnd());
        // A look that finds nothing new forgets nothing.
        if (leftOut !== "" || result.written) this.lastLeftOut = leftOut;
      }
      this.isFirst = false;
      return null;
    } catch (error) {
      if (signal.aborted && isInterruption(error)) return null;
      this.failed(failureText(error));
      return error instanceof LockedError ? lockedMs : failedMs;
    }
  }

  /** The raw folder is not there: a disk may come back. @returns the same as `next` */
  missing(rawDir: string): number {
    this.failed(`${rawDir} is not there any more; what was published stands.`);
    return failedMs;
  }

  /** Said once, however often it is tried. */
  private failed(line: string): void {
    if (line !== this.lastFailure) this.effects.say(printable(line));
    this.lastFailure = line;
  }
}

const mostNames = 3;

function lineOf(result: ConvertResult, names: readonly string[], tookMs: number): string {
  const runs = result.outcomes.filter(({ kind }) => kind === "converted").length;
  const shown = names.slice(0, mostNames).join(", ");
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
  const read =
    names.length === 0
      ? result.removed > 0
        ? "removed what is gone"
        : "read the projects' files"
      : `converted ${shown}${more}`;
  return `${read} in ${(tookMs / 1000).toFixed(1)} s, ${runs} ${runs === 1 ? "run" : "runs"} in all`;
}

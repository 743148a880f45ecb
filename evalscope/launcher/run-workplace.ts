import { existsSync, readdirSync, rmSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "./failure.ts";
import { tryLock } from "./lock.ts";
import { fromRoot } from "./places.ts";
import { markInterrupted } from "./run-card.ts";
import { tell } from "./tell.ts";

/** Beside the runs, under a name that is no run: a folder for each run that is being evaluated, with its lock. */
const workplaces = ".evaluating";

/** What a run has to itself while it is evaluated. */
export interface Workplace {
  /** For what is only needed meanwhile. */
  readonly folder: string;
  /** Removes the folder and gives the run free. */
  readonly leave: () => void;
}

/** Takes a run for this process. @throws LaunchError while another evaluates it. */
export function takeRun(rawDir: string, runId: string): Workplace {
  const folder = join(rawDir, workplaces, runId);
  const release = tryLock(folder);
  if (typeof release === "function") return { folder, leave: () => leave(rawDir, folder, release) };
  throw new LaunchError(
    `${fromRoot(join(rawDir, runId))} is being evaluated (process ${release.heldBy}); wait for its end, or choose another --run-id`,
  );
}

/**
 * Marks the runs whose launcher was killed as interrupted, since their `run.yaml` still says running, and says so; what was left in
 * their workplaces is removed.
 */
export function markAbandoned(rawDir: string): void {
  const folder = join(rawDir, workplaces);
  if (!existsSync(folder)) return;
  for (const runId of readdirSync(folder)) {
    const release = tryLock(join(folder, runId));
    if (typeof release !== "function") continue;
    if (markInterrupted(join(rawDir, runId)))
      tell(`interrupted ${fromRoot(join(rawDir, runId))}: its launcher was killed`);
    leave(rawDir, join(folder, runId), release);
  }
}

function leave(rawDir: string, folder: string, release: () => void): void {
  for (const name of readdirSync(folder))
    if (!name.startsWith(".lock")) rmSync(join(folder, name), { recursive: true, force: true });
  release();
  for (const path of [folder, join(rawDir, workplaces)]) removeIfEmpty(path);
}

/** Another process may have taken its place there meanwhile. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code !== "ENOTEMPTY" && code !== "EEXIST" && code !== "ENOENT") throw error;
  }
}

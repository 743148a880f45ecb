import type { FolderResult, RunResult } from "./folder-result.ts";
import { type RunOutcome, failure } from "./run-outcome.ts";

/** Which run of each folder is published. */
export interface Settled {
  readonly folders: readonly SettledFolder[];
  readonly outcomes: readonly RunOutcome[];
}

export interface SettledFolder {
  readonly result: FolderResult;
  readonly published: ReadonlySet<RunResult>;
}

/**
 * Gives each run id to the first folder that claims it, in the order of the raw folder whatever was
 * converted first. A run known from before that lost its id then, and has it now, is converted.
 */
export async function settleClaims(
  results: readonly FolderResult[],
  convertAgain: (result: FolderResult) => Promise<FolderResult>,
): Promise<Settled> {
  const taken = new Set<string>();
  const folders: SettledFolder[] = [];
  const outcomes: RunOutcome[] = [];
  for (const known of results) {
    const isOpen = known.runs.some((run) => !run.hasEntry && !taken.has(run.runId));
    const result = isOpen && known.task.kind === "keep" ? await convertAgain(known) : known;
    const published = new Set<RunResult>();
    const lost: RunOutcome[] = [];
    for (const run of result.runs) {
      if (taken.has(run.runId)) lost.push(duplicate(folderId(result), run.runId));
      else if (run.hasEntry) published.add(run);
      if (run.hasEntry) taken.add(run.runId);
    }
    folders.push({ result, published });
    if (result.task.kind !== "leave") outcomes.push(...lost, ...[...published].map(success));
    if (result.failure !== null) outcomes.push(result.failure);
  }
  return { folders, outcomes };
}

function folderId({ task }: FolderResult): string {
  return task.kind === "convert" ? task.run.runId : task.kind === "keep" ? task.runId : "";
}

function duplicate(folder: string, runId: string): RunOutcome {
  return failure(folder, "duplicate-id", `another folder gives a run ${runId}`);
}

function success({ runId, account, issues, suites }: RunResult): RunOutcome {
  return { runId, kind: "converted", account, issues, detail: null, suites };
}

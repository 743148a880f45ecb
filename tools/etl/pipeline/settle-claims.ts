import type { WithheldRun } from "@evalsite/protocol";
import type { FolderResult, RunResult } from "./folder-result.ts";
import { type RunOutcome, failure, withheldOutcome } from "./run-outcome.ts";

/** Which run of each folder is published. */
export interface Settled {
  readonly folders: readonly SettledFolder[];
  readonly outcomes: readonly RunOutcome[];
}

export interface SettledFolder {
  readonly result: FolderResult;
  readonly published: ReadonlySet<RunResult>;
  /** Of those that no other folder's run stands for. */
  readonly withheld: readonly WithheldRun[];
}

/**
 * Gives each run id to the first folder that claims it, in the order of the raw folder whatever was
 * converted first. A run known from before that lost its id then, and has it now, is converted.
 * @param shownName a run's id without what must not be shown
 */
export async function settleClaims(
  results: readonly FolderResult[],
  convertAgain: (result: FolderResult) => Promise<FolderResult>,
  shownName: (runId: string) => string = (runId) => runId,
): Promise<Settled> {
  const taken = new Map<string, string>();
  const folders: SettledFolder[] = [];
  const outcomes: RunOutcome[] = [];
  for (const known of results) {
    const isOpen = known.runs.some((run) => !run.hasEntry && !taken.has(run.runId));
    const result = isOpen && known.task.kind === "keep" ? await convertAgain(known) : known;
    const settled = settle(result, taken);
    folders.push(settled);
    if (result.task.kind !== "leave") outcomes.push(...outcomesOf(settled, taken, shownName));
    if (result.failure !== null) outcomes.push(result.failure);
  }
  return { folders, outcomes };
}

/** @param taken the ids of the folders before, with the folder of each; those of this one are added */
function settle(result: FolderResult, taken: Map<string, string>): SettledFolder {
  const published = new Set(result.runs.filter((run) => run.hasEntry && !taken.has(run.runId)));
  const withheld = result.withheld.filter(({ run_id }) => run_id === null || !taken.has(run_id));
  const folder = folderName(result);
  const take = (runId: string) => taken.has(runId) || taken.set(runId, folder);
  for (const run of result.runs) if (run.hasEntry) take(run.runId);
  for (const { run_id } of withheld) if (run_id !== null) take(run_id);
  return { result, published, withheld };
}

function outcomesOf(
  { result, published, withheld }: SettledFolder,
  taken: ReadonlyMap<string, string>,
  shownName: (runId: string) => string,
): readonly RunOutcome[] {
  const folder = folderId(result);
  const held = new Set(withheld.map(({ run_id }) => run_id));
  const own = new Set([...[...published].map(({ runId }) => runId), ...held]);
  const all = [
    ...result.runs.map(({ runId }) => runId),
    ...result.withheld.map((run) => run.run_id),
  ];
  const lost = [...new Set(all)].filter((runId) => !own.has(runId));
  return [
    ...lost.map((runId) => duplicate(folder, runId ?? "", shownName(taken.get(runId ?? "") ?? ""))),
    ...[...published].filter(({ runId }) => !held.has(runId)).map(success),
    ...withheld.map((run) => withheldOutcome(run.run_id ?? shownName(folder), run)),
  ];
}

function folderId({ task }: FolderResult): string {
  return task.kind === "convert" ? task.run.runId : task.kind === "keep" ? task.runId : "";
}

/** The folder's path below the raw folder; of one that was not looked at, nothing is known. */
function folderName({ task }: FolderResult): string {
  return task.kind === "convert" ? task.run.place : task.kind === "keep" ? task.place : "";
}

function duplicate(folder: string, runId: string, other: string): RunOutcome {
  const which = other === "" ? "another folder" : `the folder ${other}`;
  return failure(folder, "duplicate-id", `${which} gives a run ${runId}, too`);
}

function success({ runId, account, issues, suites }: RunResult): RunOutcome {
  return { runId, kind: "converted", account, issues, detail: null, suites };
}

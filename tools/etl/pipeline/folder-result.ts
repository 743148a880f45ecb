import type {
  Account,
  Issue,
  RunIndexEntry,
  RunScores,
  RunTraits,
  WithheldRun,
} from "@evalsite/protocol";
import { type KnownPublication, type KnownRun, Semantics } from "../load/etl-state.ts";
import type { KnownEntry } from "../load/index-entries.ts";
import type { ConvertedFolder } from "./convert-run.ts";
import { type RunOutcome, nothingIn } from "./run-outcome.ts";
import type { Task } from "./survey.ts";
import type { WithheldRuns } from "./withheld-runs.ts";
import { nameDigest } from "../node/fingerprint.ts";

/** A run as a folder gives it, converted now or before. */
export interface RunResult {
  readonly runId: string;
  readonly contentId: string;
  /** False: known, but another folder's run of this id was published. */
  readonly hasEntry: boolean;
  /** In the index, which is read only when it is asked for: most often nothing has changed. */
  readonly entry: () => RunIndexEntry | null;
  /** The entry as it stands in the index of the publication before; null: it is made anew. */
  readonly listed: () => KnownEntry | null;
  /** Of its entry; empty where there is none. */
  readonly scores: () => RunScores;
  readonly traits: () => RunTraits;
  readonly semantics: Semantics;
  readonly account: Account;
  readonly issues: readonly Issue[];
  readonly suites: number;
  /** Where it lies, converted; null: it is published already. */
  readonly staged: string | null;
}

/** All that a run's folder gives. */
export interface FolderResult {
  readonly task: Task;
  /** Digests, as the state has them. */
  readonly folder: string;
  readonly place: string;
  readonly seen: string | null;
  /** Marks of the secrets that were looked for. */
  readonly marks: readonly string[];
  readonly runs: readonly RunResult[];
  /** What is not published as it is now; the last good version of such a run is among `runs`. */
  readonly withheld: readonly WithheldRun[];
  readonly issues: readonly Issue[];
  /** Why there is no run. */
  readonly failure: RunOutcome | null;
}

const none: RunScores = new Map();
const noTraits: RunTraits = { series: new Map(), settings: new Map() };

type ConvertTask = Extract<Task, { kind: "convert" }>;
type KnownTask = Exclude<Task, { kind: "convert" }>;

/** @param staged the folder that holds `runs/<run_id>` */
export function freshResult(
  task: ConvertTask,
  converted: ConvertedFolder,
  withheld: WithheldRuns,
  staged: string,
  { marks, shared }: { readonly marks: readonly string[]; readonly shared: SharedSemantics },
): FolderResult {
  const { run } = task;
  const failure =
    converted.runs.length + converted.withheld.length > 0
      ? null
      : nothingIn(run.runId, run.files, converted.issues);
  const issues = [...converted.issues, ...converted.runs.flatMap((each) => each.issues)];
  const seen = issues.some(mayPass) ? null : run.seen;
  const runs = converted.runs.map(
    ({ runId, contentId, entry, scores, traits, semantics, account, issues }) => ({
      runId,
      contentId,
      hasEntry: true,
      entry: () => entry,
      listed: () => null,
      scores: () => scores,
      traits: () => traits,
      semantics: shared.of(semantics),
      account,
      issues,
      suites: entry.counts?.suites ?? 0,
      staged: `${staged}/runs/${runId}`,
    }),
  );
  return {
    ...placeOf(task),
    task,
    seen,
    marks,
    runs: [...runs, ...withheld.kept],
    withheld: withheld.records,
    issues: converted.issues,
    failure,
  };
}

/** Keeps one copy of what thousands of runs say of the same metrics. */
export class SharedSemantics {
  private readonly known = new Map<string, Semantics>();

  of(semantics: ConvertedFolder["runs"][number]["semantics"]): Semantics {
    const text = JSON.stringify(semantics);
    const shared = this.known.get(text) ?? Semantics.parse(semantics);
    this.known.set(text, shared);
    return shared;
  }
}

/** A disk that failed may work again, without any file having changed. */
function mayPass(issue: Issue): boolean {
  return issue.code === "unreadable" || issue.code === "reader-failed";
}

export function failedResult(task: ConvertTask, failure: RunOutcome): FolderResult {
  return {
    ...placeOf(task),
    task,
    seen: null,
    marks: [],
    runs: [],
    withheld: [],
    issues: [],
    failure,
  };
}

export function knownResult(task: KnownTask, publication: KnownPublication): FolderResult {
  const { known } = task;
  const { state } = publication;
  const runs = known.runs.map((run) => knownRun(run, publication));
  const failure =
    runs.length + known.withheld.length === 0 && task.kind === "keep"
      ? nothingIn(task.runId, task.files, known.issues)
      : null;
  const { folder, place, seen, withheld, issues } = known;
  const marks = state.secrets[known.secrets] ?? [];
  return { task, folder, place, seen, marks, runs, withheld, issues, failure };
}

/** A run as it is published already. */
export function knownRun(run: KnownRun, publication: KnownPublication): RunResult {
  const listed = () => (run.published && publication.entries().get(run.run_id)) || null;
  return {
    runId: run.run_id,
    contentId: run.content_id,
    hasEntry: run.published,
    entry: () => {
      const known = listed();
      return known && { ...known.entry, ...run.own };
    },
    listed,
    scores: () => publication.scores().get(run.run_id) ?? none,
    traits: () => publication.traits().get(run.run_id) ?? noTraits,
    semantics: publication.state.semantics[run.semantics] ?? [],
    account: run.account,
    issues: run.issues,
    suites: run.suites,
    staged: null,
  };
}

function placeOf({ run }: ConvertTask): Pick<FolderResult, "folder" | "place"> {
  const [folder = ""] = run.place.split("/");
  return { folder: nameDigest(folder), place: nameDigest(run.place) };
}

import { paths } from "@evalsite/protocol";
import { type Alignment, itemOnLine } from "../model/samples/align-items.ts";
import type { PairAgreement } from "../model/samples/agreement.ts";
import type { PairCounts } from "../model/samples/item-flips.ts";
import { type ItemRows, rowsOfItem } from "../model/samples/item-rows.ts";
import { type NumberColumn, cellOf } from "../model/samples/number-column.ts";
import { fetchFile } from "./fetch-file.ts";
import type { SampleProblem, SampleResult } from "./sample-problem.ts";
import { SampleReader } from "./sample-store.ts";
import type { DifferReply, RunReply, SelectRequest } from "./worker-calls.ts";
import { columnWorker } from "./worker-client.ts";

/** One run's samples of the benchmark that is compared. */
export interface ComparedSource {
  readonly runId: string;
  /** As `SuiteSummary.store` names it. */
  readonly folder: string;
  /** Content id of the run's other files; null: it tells none. */
  readonly version: string | null;
}

/** A run that could be read: its samples, and its items by number. */
export interface ComparedRun {
  readonly runId: string;
  readonly reader: SampleReader;
  /** By row: codes of `words`. */
  readonly outcome: NumberColumn;
  readonly words: readonly string[];
  /** By row; null where scores are not looked at. */
  readonly score: NumberColumn | null;
  readonly groups: ItemRows;
  /** Against the baseline. */
  readonly counts: PairCounts;
  /** Items that the run's repeats disagree on. */
  readonly unstable: number;
}

export interface LoadedComparison {
  /** Names it to the worker that made it. */
  readonly id: number;
  /** In the order asked for, without runs that could not be read; the first is the baseline. */
  readonly runs: readonly ComparedRun[];
  readonly alignment: Alignment;
  readonly graded: boolean;
  /** Whether all runs have the same list of items. */
  readonly isSameList: boolean;
  readonly problems: readonly SampleProblem[];
}

const readers = new Map<string, SampleReader>();

/**
 * Lines up the items of several runs in a worker, from columns alone. The first run is the baseline.
 * What cannot be read is named and left out.
 * @param subsets only items of these; none: all
 */
export async function loadComparison(
  sources: readonly ComparedSource[],
  lowerIsBetter: boolean,
  subsets: readonly string[],
): Promise<LoadedComparison> {
  const problems: SampleProblem[] = [];
  const opened = await Promise.all(sources.map((source) => openReader(source, problems)));
  const readable = opened.filter((run) => run !== null);
  const places = readable.map(({ reader }) => reader.place);
  const result = await columnWorker.call("compare", { places, lowerIsBetter, subsets });
  if (result.kind === "problem") {
    return { ...nothing, problems: [...problems, result.problem] };
  }
  const { comparison, lines, graded, isSameList, runs } = result.value;
  return {
    id: comparison,
    graded,
    isSameList,
    runs: runs.flatMap((run) => {
      const source = readable[run.place];
      return source ? comparedRun(source, run) : [];
    }),
    alignment: { lines, itemOf: runs.map(({ itemOf }) => itemOf) },
    problems: [...problems, ...result.value.problems],
  };
}

const nothing: LoadedComparison = {
  id: 0,
  runs: [],
  alignment: { lines: 0, itemOf: [] },
  graded: false,
  isSameList: true,
  problems: [],
};

/** The lines of a list. With `run` only that run is held against the baseline. */
export function selectLines(
  { id }: LoadedComparison,
  asked: Omit<SelectRequest, "comparison">,
): Promise<SampleResult<Uint32Array>> {
  return columnWorker.call("select", { comparison: id, ...asked });
}

/** How often each run's answers read otherwise than the baseline's; reads a column of each run. */
export function loadTextCounts({ id }: LoadedComparison): Promise<SampleResult<DifferReply>> {
  return columnWorker.call("differ", { comparison: id });
}

/** Runs whose stores do not tell whether answers differ: they were written by an earlier version. */
export function withoutHashes({ runs }: LoadedComparison): readonly string[] {
  return runs
    .filter(({ reader }) => reader.columnInfo("answer_hash") === null)
    .map(({ runId }) => runId);
}

/** How far the runs agree, every pair once; from the columns that the comparison has read. */
export function loadAgreements({
  id,
}: LoadedComparison): Promise<SampleResult<readonly PairAgreement[]>> {
  return columnWorker.call("agree", { comparison: id });
}

/** The rows of a run that answer a line, by repeat. */
export function rowsOfLine(loaded: LoadedComparison, run: number, line: number): readonly number[] {
  const groups = loaded.runs[run]?.groups;
  return groups ? rowsOfItem(groups, itemOnLine(loaded.alignment, run, line)) : [];
}

/** A run's mean score on a line, over the answers that have one; NaN without any. */
export function meanOnLine(loaded: LoadedComparison, run: number, line: number): number {
  const score = loaded.runs[run]?.score ?? null;
  if (score === null) return Number.NaN;
  const known = rowsOfLine(loaded, run, line)
    .map((row) => cellOf(score, row))
    .filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

interface OpenedRun {
  readonly runId: string;
  readonly reader: SampleReader;
}

function comparedRun({ runId, reader }: OpenedRun, run: RunReply): ComparedRun {
  const { outcome, score, starts, counts, unstable } = run;
  const words = reader.columnInfo("outcome")?.dictionary ?? [];
  const groups = { items: reader.store.items, starts };
  return { runId, reader, outcome, words, score, groups, counts, unstable };
}

/** Opens a store, or names why not and gives null. */
export async function openReader(
  { runId, folder, version }: ComparedSource,
  problems: SampleProblem[],
): Promise<OpenedRun | null> {
  const runFolder = paths.run(runId);
  const file = `${runFolder}/${folder}/store.json`;
  const store = await fetchFile("sampleStore", file, { version });
  if (store.kind === "problem") {
    problems.push(store.problem);
    return null;
  }
  const { content_id } = store.value;
  if (version !== null && content_id !== version) {
    problems.push({ kind: "replaced", file, detail: `${content_id} / ${version}` });
  }
  const key = JSON.stringify([runId, folder, content_id]);
  const held = content_id === null ? undefined : readers.get(key);
  const reader = held?.renewed() ?? new SampleReader(runFolder, folder, store.value, content_id);
  readers.set(key, reader);
  return { runId, reader };
}

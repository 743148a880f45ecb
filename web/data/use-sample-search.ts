import { useEffect, useMemo, useState } from "react";
import type { SearchScope } from "../model/samples/search-text.ts";
import { type SearchStep, chunksToSearch, searchSamples, verdict } from "./sample-scan.ts";
import type { SampleReader } from "./sample-store.ts";

/** More chunks than this are only read when the reader says so. */
const chunksWithoutAsking = 48;
/** What was found is shown at most this often. */
const showMs = 150;

export type SearchState =
  | { readonly kind: "off" }
  /** Waits for a word: this many chunks would have to be read. */
  | { readonly kind: "asking"; readonly chunks: number }
  | { readonly kind: "running"; readonly step: SearchStep }
  | { readonly kind: "stopped"; readonly chunksLeft: number }
  | { readonly kind: "done"; readonly failedFiles: number };

export interface SampleSearch {
  readonly state: SearchState;
  /** The rows found so far; all rows when there is nothing to search for. */
  readonly found: Uint32Array;
  readonly start: () => void;
  readonly stop: () => void;
}

/** A text to search for, and what is known of each row so far. */
interface Search {
  readonly reader: SampleReader;
  readonly needle: string;
  readonly scope: SearchScope;
  /** Filled as the search goes on. */
  readonly verdicts: Uint8Array;
}

/** A search among some rows. */
interface Job {
  readonly search: Search;
  readonly rows: Uint32Array;
  readonly chunks: number;
  readonly knownBefore: Uint32Array;
}

interface Progress {
  readonly job: Job;
  readonly step: SearchStep;
  readonly isDone: boolean;
  readonly found: Uint32Array;
}

/**
 * Searches `rows` for a text. What is known of a row is kept while the text stays, so that a
 * narrower or wider filter only reads what was not read before.
 */
export function useSampleSearch(
  reader: SampleReader,
  rows: Uint32Array,
  needle: string,
  scope: SearchScope,
): SampleSearch {
  const search = useMemo(() => newSearch(reader, needle, scope), [reader, needle, scope]);
  const job = useMemo(() => newJob(search, rows), [search, rows]);
  const [started, setStarted] = useState<Search | null>(null);
  const [stopped, setStopped] = useState<Job | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const isAllowed = job.chunks <= chunksWithoutAsking || started === search;
  const isRunning = job.chunks > 0 && isAllowed && stopped !== job;

  useEffect(() => {
    if (!isRunning) return undefined;
    const controller = new AbortController();
    let latest: SearchStep = { chunksDone: 0, chunks: job.chunks, failedFiles: 0 };
    let shownAt = 0;
    const show = (isDone: boolean) => {
      if (controller.signal.aborted) return;
      shownAt = performance.now();
      setProgress({ job, step: latest, isDone, found: foundIn(job) });
    };
    void searchSamples(reader, { ...job.search, rows: job.rows }, controller.signal, (step) => {
      latest = step;
      if (performance.now() - shownAt > showMs) show(false);
    }).then(() => show(true));
    return () => controller.abort();
  }, [reader, job, isRunning]);

  const current = progress?.job === job ? progress : null;
  return {
    state: stateOf(job, current, isAllowed, stopped === job),
    found: current?.found ?? job.knownBefore,
    start: () => {
      setStarted(search);
      setStopped(null);
    },
    stop: () => setStopped(job),
  };
}

function newSearch(reader: SampleReader, needle: string, scope: SearchScope): Search {
  const verdicts = new Uint8Array(needle === "" ? 0 : reader.store.rows);
  return { reader, needle, scope, verdicts };
}

function newJob(search: Search, rows: Uint32Array): Job {
  if (search.needle === "") return { search, rows, chunks: 0, knownBefore: rows };
  const chunks = chunksToSearch(search.reader, { ...search, rows }).length;
  return { search, rows, chunks, knownBefore: foundIn({ search, rows }) };
}

function foundIn({ search, rows }: Pick<Job, "search" | "rows">): Uint32Array {
  return rows.filter((row) => search.verdicts[row] === verdict.yes);
}

function stateOf(
  job: Job,
  progress: Progress | null,
  isAllowed: boolean,
  isStopped: boolean,
): SearchState {
  if (job.search.needle === "") return { kind: "off" };
  if (job.chunks === 0) return { kind: "done", failedFiles: 0 };
  if (progress?.isDone) return { kind: "done", failedFiles: progress.step.failedFiles };
  const step = progress?.step ?? { chunksDone: 0, chunks: job.chunks, failedFiles: 0 };
  if (isStopped) return { kind: "stopped", chunksLeft: step.chunks - step.chunksDone };
  return isAllowed ? { kind: "running", step } : { kind: "asking", chunks: job.chunks };
}

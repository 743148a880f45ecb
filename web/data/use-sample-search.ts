import { useEffect, useMemo, useState } from "react";
import type { SearchScope } from "../model/samples/search-text.ts";
import { type SearchStep, foundRows, searchSamples } from "./sample-search.ts";
import type { SampleReader } from "./sample-store.ts";

/** After this much the search waits for a word: it might be someone's mobile connection. */
const bytesWithoutAsking = 256 * 2 ** 20;
/** What was found is shown at most this often. */
const showMs = 200;

export type SearchState =
  | { readonly kind: "off" }
  | { readonly kind: "running"; readonly step: SearchStep }
  | { readonly kind: "stopped"; readonly step: SearchStep }
  | { readonly kind: "done"; readonly failedFiles: number }
  /** It is not known which files to read. */
  | { readonly kind: "impossible" };

export interface SampleSearch {
  readonly state: SearchState;
  /** The rows found so far, ascending; all rows when there is nothing to search for. */
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
  readonly knownBefore: Uint32Array;
}

interface Progress {
  readonly job: Job;
  readonly step: SearchStep;
  readonly isDone: boolean;
  readonly isPaused: boolean;
  readonly found: Uint32Array;
}

const beginning: SearchStep = { chunksDone: 0, chunks: 0, failedFiles: 0, bytes: 0 };

/**
 * Searches `rows` for a text. What is known of a row is kept while the text stays, so that a
 * narrower or wider filter, or going on after a stop, only reads what was not read before.
 */
export function useSampleSearch(
  reader: SampleReader,
  rows: Uint32Array,
  needle: string,
  scope: SearchScope,
): SampleSearch {
  const search = useMemo(() => newSearch(reader, needle, scope), [reader, needle, scope]);
  const job = useMemo(() => newJob(search, rows), [search, rows]);
  const [stopped, setStopped] = useState<Job | null>(null);
  const [goneOn, setGoneOn] = useState<{ readonly search: Search } | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const isRunning = needle !== "" && stopped !== job;
  const mostBytes = goneOn?.search === search ? Infinity : bytesWithoutAsking;

  useEffect(() => {
    if (!isRunning) return undefined;
    const controller = new AbortController();
    let step = beginning;
    let shownAt = 0;
    const show = (isDone: boolean, isPaused: boolean) => {
      if (controller.signal.aborted) return;
      shownAt = performance.now();
      const found = foundRows(job.rows, job.search.verdicts);
      setProgress({ job, step, isDone, isPaused, found });
    };
    void searchSamples(
      reader,
      { ...job.search, rows: job.rows },
      mostBytes,
      controller.signal,
      (now) => {
        step = now;
        if (performance.now() - shownAt > showMs) show(false, false);
      },
    ).then((isComplete) => show(isComplete, !isComplete));
    return () => controller.abort();
  }, [reader, job, isRunning, mostBytes]);

  const current = progress?.job === job ? progress : null;
  return {
    state: stateOf(job, current, stopped === job),
    found: current?.found ?? job.knownBefore,
    start: () => {
      setGoneOn({ search });
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
  const knownBefore = search.needle === "" ? rows : foundRows(rows, search.verdicts);
  return { search, rows, knownBefore };
}

function stateOf(job: Job, progress: Progress | null, isStopped: boolean): SearchState {
  if (job.search.needle === "") return { kind: "off" };
  const step = progress?.step ?? beginning;
  if (progress?.isDone === true) {
    const { failedFiles, chunks } = step;
    return failedFiles > chunks ? { kind: "impossible" } : { kind: "done", failedFiles };
  }
  return { kind: isStopped || progress?.isPaused === true ? "stopped" : "running", step };
}

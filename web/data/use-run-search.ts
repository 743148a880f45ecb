import { useEffect, useMemo, useState } from "react";
import type { SearchScope } from "../model/samples/search-text.ts";
import { type ComparedSource, openReader } from "./item-comparison.ts";
import { searchSamples, verdict } from "./sample-search.ts";

/** A benchmark of a run, with the folder of its samples. */
export interface SearchedSuite extends ComparedSource {
  readonly suite: string;
}

/** After this much the search of other benchmarks waits for a word. */
const bytesWithoutAsking = 64 * 2 ** 20;
/** What was found is shown at most this often. */
const showMs = 200;

/** What a search through the benchmarks of a run has found so far. */
export interface RunSearch {
  /** Samples that say it, by benchmark, as far as they were searched. */
  readonly hits: ReadonlyMap<string, number>;
  /** Benchmarks that were searched to their end. */
  readonly done: number;
  /** Fetched so far. */
  readonly bytes: number;
  /** Files that could not be searched. */
  readonly failed: number;
  readonly state: "off" | "running" | "paused" | "done";
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** A text to search for, and what is known so far; it grows as the search goes on. */
interface Job {
  readonly hits: Map<string, number>;
  readonly finished: Set<string>;
  readonly verdicts: Map<string, Uint8Array>;
  bytes: number;
  failed: number;
}

/**
 * Searches one benchmark of a run after the other for a text, and pauses where much has been read. Going on reads only what was
 * not read before.
 * @param open the benchmark whose list is shown, which searches it itself
 * @param needle empty: nothing is searched
 */
export function useRunSearch(
  suites: readonly SearchedSuite[],
  open: string | null,
  needle: string,
  scope: SearchScope,
): RunSearch {
  const key = JSON.stringify([suites, needle, scope]);
  const job = useMemo(
    (): Job & { readonly of: string } => ({
      of: key,
      hits: new Map(),
      finished: new Set(),
      verdicts: new Map(),
      bytes: 0,
      failed: 0,
    }),
    [key],
  );
  const [allowed, setAllowed] = useState({ of: key, bytes: bytesWithoutAsking });
  const [shown, setShown] = useState<{ of: Job; isPaused: boolean } | null>(null);
  const most = allowed.of === key ? allowed.bytes : bytesWithoutAsking;
  const asked = useMemo(
    () => ({ suites, needle, scope }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what differs
    [key],
  );
  useEffect(() => {
    if (asked.needle === "") return undefined;
    const controller = new AbortController();
    let shownAt = performance.now();
    const show = (isPaused: boolean) => {
      shownAt = performance.now();
      if (!controller.signal.aborted) setShown({ of: job, isPaused });
    };
    const run = async () => {
      for (const source of asked.suites) {
        if (source.suite === open || job.finished.has(source.suite)) continue;
        if (job.bytes >= most) return show(true);
        const isComplete = await searchSuite(job, source, asked, most, controller.signal, () => {
          if (performance.now() - shownAt > showMs) show(false);
        });
        if (controller.signal.aborted) return undefined;
        if (!isComplete) return show(true);
        job.finished.add(source.suite);
      }
      return show(false);
    };
    void run();
    return () => controller.abort();
  }, [asked, job, most, open]);
  const others = suites.filter(({ suite }) => suite !== open);
  const done = others.filter(({ suite }) => job.finished.has(suite)).length;
  const isPaused = most === 0 || (shown?.of === job && shown.isPaused);
  return {
    hits: job.hits,
    done,
    bytes: job.bytes,
    failed: job.failed,
    state: stateOf(needle, done === others.length, isPaused),
    stop: () => setAllowed({ of: key, bytes: 0 }),
    goOn: () => setAllowed({ of: key, bytes: Infinity }),
  };
}

function stateOf(needle: string, isDone: boolean, isPaused: boolean): RunSearch["state"] {
  if (needle === "") return "off";
  if (isDone) return "done";
  return isPaused ? "paused" : "running";
}

/** @returns whether all of it was searched */
async function searchSuite(
  job: Job,
  source: SearchedSuite,
  { needle, scope }: { readonly needle: string; readonly scope: SearchScope },
  most: number,
  signal: AbortSignal,
  onStep: () => void,
): Promise<boolean> {
  const opened = await openReader(source, []);
  if (opened === null) {
    job.failed++;
    return true;
  }
  const { reader } = opened;
  const verdicts = job.verdicts.get(source.suite) ?? new Uint8Array(reader.store.rows);
  job.verdicts.set(source.suite, verdicts);
  const rows = Uint32Array.from({ length: reader.store.rows }, (_, row) => row);
  const before = job.bytes;
  let failed = 0;
  const note = () =>
    job.hits.set(
      source.suite,
      verdicts.reduce((sum, mark) => sum + Number(mark === verdict.yes), 0),
    );
  const request = { needle, scope, rows, verdicts };
  const isComplete = await searchSamples(reader, request, most - before, signal, (step) => {
    if (signal.aborted) return;
    job.bytes = before + step.bytes;
    failed = step.failedFiles;
    note();
    onStep();
  });
  note();
  if (isComplete) job.failed += failed;
  return isComplete;
}

import type { SampleStore } from "@evalsite/protocol";
import { paths } from "@evalsite/protocol";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Loaded } from "./file-store.ts";
import { useRunMeta, useSampleStore, versionIn } from "./hooks.ts";
import type { SampleProblem } from "./sample-problem.ts";
import { SampleReader } from "./sample-store.ts";
import { lookNow } from "./watch-generation.ts";

/** Readers by the store they read, so that what was fetched survives a change of tab. */
const readers = new WeakMap<SampleStore, MadeReader>();

interface MadeReader {
  readonly reader: SampleReader;
  /** Whether it was said to be of another publication than the run. */
  readonly isReplaced: boolean;
}

/** @param folder as `SuiteSummary.store` names it */
export function useSampleReader(runId: string, folder: string): Loaded<SampleReader> {
  const store = useSampleStore(runId, folder);
  const version = versionIn(useRunMeta(runId)) ?? null;
  return useMemo(() => {
    if (store.state !== "ready") return store;
    return { state: "ready", value: readerOf(runId, folder, store.value, version) };
  }, [runId, folder, store, version]);
}

/** What of a store could not be read so far. */
export function useReaderProblems(reader: SampleReader): readonly SampleProblem[] {
  const subscribe = useCallback((listener: () => void) => reader.onProblem(listener), [reader]);
  const read = () => reader.problems();
  const problems = useSyncExternalStore(subscribe, read, read);
  // What is not there, or is another, may just have been published anew.
  useEffect(() => {
    if (problems.length > 0) lookNow();
  }, [problems]);
  return problems;
}

/** The one reader of a store; a store of another publication than the run's is read, and said to be. */
function readerOf(
  runId: string,
  folder: string,
  store: SampleStore,
  runVersion: string | null,
): SampleReader {
  const isReplaced = runVersion !== null && store.content_id !== runVersion;
  const held = readers.get(store);
  // Once the run's page has followed, a store that was said to be of another publication no longer is.
  if (held && (isReplaced || !held.isReplaced)) return held.reader;
  const reader = new SampleReader(paths.run(runId), folder, store, store.content_id);
  if (isReplaced) {
    const file = `${reader.place.folder}/store.json`;
    reader.note({ kind: "replaced", file, detail: `${store.content_id} / ${runVersion}` });
  }
  readers.set(store, { reader, isReplaced });
  return reader;
}

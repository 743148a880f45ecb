import type { SampleStore } from "@evalsite/protocol";
import { paths } from "@evalsite/protocol";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Loaded } from "./file-store.ts";
import { useRunMeta, useSampleStore, versionIn } from "./hooks.ts";
import type { SampleProblem } from "./sample-problem.ts";
import { SampleReader } from "./sample-store.ts";

/** Readers by the store they read, so that what was fetched survives a change of tab. */
const readers = new WeakMap<SampleStore, SampleReader>();

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
  return useSyncExternalStore(subscribe, read, read);
}

/** The one reader of a store; a store of another publication than the run's is read, and said to be. */
function readerOf(
  runId: string,
  folder: string,
  store: SampleStore,
  runVersion: string | null,
): SampleReader {
  const held = readers.get(store);
  if (held) return held;
  const reader = new SampleReader(paths.run(runId), folder, store, store.content_id);
  if (runVersion !== null && store.content_id !== runVersion) {
    const file = `${reader.place.folder}/store.json`;
    reader.note({ kind: "replaced", file, detail: `${store.content_id} / ${runVersion}` });
  }
  readers.set(store, reader);
  return reader;
}

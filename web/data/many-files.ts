import { type FileContent, type FileKind, type RunIndexEntry, paths } from "@evalsite/protocol";
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { type Loaded, ensure, loading, read, watch } from "./file-store.ts";
import { useGeneration, versionIn } from "./hooks.ts";

/** The files of a run that have one path each. */
export type RunFileKind = "meta" | "metrics" | "evalSummary";

type Many<K extends RunFileKind> = readonly Loaded<FileContent<K>>[];

/** One kind of file of several runs, in the order of the ids; each loads and fails by itself. */
export function useManyFiles<K extends RunFileKind>(kind: K, runIds: readonly string[]): Many<K> {
  const generation = useGeneration();
  const key = JSON.stringify(runIds);
  // oxlint-disable-next-line react/exhaustive-deps -- the same ids in a new array are the same
  const ids = useMemo(() => runIds, [key]);
  const metaFiles = useMemo(() => ids.map(paths.meta), [ids]);
  const files = useMemo(() => ids.map((id) => paths[kind](id)), [kind, ids]);
  useEffect(() => {
    if (generation === undefined) return;
    metaFiles.forEach((file) => ensure("meta", file, generation, null));
  }, [metaFiles, generation]);
  const metas = useWatchedFiles("meta", metaFiles);
  useEffect(() => {
    if (kind === "meta") return;
    files.forEach((file, at) => {
      const meta = metas[at];
      const version = meta && versionIn(meta);
      if (version !== undefined) ensure(kind, file, version, version);
    });
  }, [kind, files, metas]);
  return useWatchedFiles(kind, files);
}

/**
 * One kind of file of several runs of the index, which says what version of each belongs to it: no other
 * file is fetched for that.
 */
export function useListedFiles<K extends RunFileKind>(
  kind: K,
  runs: readonly Pick<RunIndexEntry, "run_id" | "content_id">[],
): Many<K> {
  const files = useMemo(() => runs.map(({ run_id }) => paths[kind](run_id)), [kind, runs]);
  useEffect(() => {
    runs.forEach(({ run_id, content_id }) =>
      ensure(kind, paths[kind](run_id), content_id, content_id),
    );
  }, [kind, runs]);
  return useWatchedFiles(kind, files);
}

function useWatchedFiles<K extends FileKind>(
  kind: K,
  files: readonly string[],
): readonly Loaded<FileContent<K>>[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = files.map((file) => watch(kind, file, listener));
      return () => stops.forEach((stop) => stop());
    },
    [kind, files],
  );
  const held = useRef<readonly Loaded<FileContent<K>>[]>([]);
  const snapshot = () => {
    const now = files.map((file) => read(kind, file));
    const isSame =
      now.length === held.current.length && now.every((one, at) => one === held.current[at]);
    if (!isSame) held.current = now;
    return held.current;
  };
  const server = useMemo(() => files.map(() => loading), [files]);
  return useSyncExternalStore(subscribe, snapshot, () => server);
}

import {
  type EvalSummary,
  type FileContent,
  type FileKind,
  type Manifest,
  type ProjectsFile,
  type RunIndex,
  type RunMeta,
  type RunTable,
  type SampleStore,
  paths,
} from "@evalsite/protocol";
import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { type Loaded, ensure, loading, read, watch } from "./file-store.ts";
import { indexAtOnce, indexInPieces } from "./run-table.ts";
import { watchGeneration } from "./watch-generation.ts";

/** The manifest: the generation, and what the metrics mean. */
export function useManifest(): Loaded<Manifest> {
  useEffect(() => {
    ensure("manifest", paths.manifest, null, null);
    return watchGeneration();
  }, []);
  return useWatched("manifest", paths.manifest);
}

/** The generation of the publication; null if it has no manifest, undefined until that is known. */
export function useGeneration(): string | null | undefined {
  const manifest = useManifest();
  if (manifest.state === "loading") return undefined;
  return manifest.state === "ready" ? manifest.value.generation : null;
}

/** What the projects' files say; null while that is not known, and where there is nothing. */
export function useProjects(): ProjectsFile | null {
  const manifest = useManifest();
  const named = manifest.state === "ready" ? manifest.value.projects : null;
  const crc = named === null ? null : String(named.crc32);
  const file = useFile("projects", paths.projects, crc ?? undefined, crc, named?.file);
  return file.state === "ready" ? file.value : null;
}

/** All runs by columns: for lists of thousands of them. */
export function useRunTable(): Loaded<RunTable> {
  const generation = useGeneration();
  const manifest = useManifest();
  const file = manifest.state === "ready" ? manifest.value.run_table.file : paths.runTable;
  return useFile("runTable", paths.runTable, generation, generation ?? null, file);
}

/** All runs, each with its scores. */
export function useIndex(): Loaded<RunIndex> {
  return useIndexOf(useRunTable());
}

/** The runs of a table; loading until they are made. */
export function useIndexOf(table: Loaded<RunTable>): Loaded<RunIndex> {
  const [made, setMade] = useState<{ readonly of: RunTable; readonly index: RunIndex }>();
  const value = table.state === "ready" ? table.value : null;
  const known = useMemo(() => (value === null ? null : indexAtOnce(value)), [value]);
  useEffect(() => {
    if (value === null || known !== null) return undefined;
    let isWanted = true;
    void indexInPieces(value).then((index) => {
      if (isWanted) startTransition(() => setMade({ of: value, index }));
    });
    return () => {
      isWanted = false;
    };
  }, [value, known]);
  const index = known ?? (made !== undefined && made.of === value ? made.index : null);
  return useMemo(() => {
    if (table.state !== "ready") return table;
    return index === null ? loading : { state: "ready", value: index };
  }, [table, index]);
}

/** What a run is. Looked at again with every generation; it tells the version of the run's other files. */
export function useRunMeta(runId: string): Loaded<RunMeta> {
  return useFile("meta", paths.meta(runId), useGeneration(), null);
}

export function useEvalSummary(runId: string): Loaded<EvalSummary> {
  return useFileOfRun("evalSummary", runId, paths.evalSummary(runId));
}

/** @param store the folder that `SuiteSummary.store` names, relative to the run's folder */
export function useSampleStore(runId: string, store: string): Loaded<SampleStore> {
  return useFileOfRun("sampleStore", runId, `${paths.run(runId)}/${store}/store.json`);
}

function useFileOfRun<K extends FileKind>(
  kind: K,
  runId: string,
  path: string,
): Loaded<FileContent<K>> {
  const version = versionIn(useRunMeta(runId));
  return useFile(kind, path, version, version ?? null);
}

/** The content id of a run, null if it tells none, undefined until that is known. */
export function versionIn(meta: Loaded<RunMeta>): string | null | undefined {
  if (meta.state === "loading") return undefined;
  return meta.state === "ready" ? meta.value.content_id : null;
}

/**
 * One file, fetched once its stamp is known, and again when that changes.
 * @param path it is known by
 * @param file where it lies
 */
function useFile<K extends FileKind>(
  kind: K,
  path: string,
  stamp: string | null | undefined,
  version: string | null,
  file: string = path,
): Loaded<FileContent<K>> {
  useEffect(() => {
    if (stamp !== undefined) ensure(kind, path, stamp, version, file);
  }, [kind, path, stamp, version, file]);
  return useWatched(kind, path);
}

function useWatched<K extends FileKind>(kind: K, path: string): Loaded<FileContent<K>> {
  const subscribe = useCallback(
    (listener: () => void) => watch(kind, path, listener),
    [kind, path],
  );
  return useSyncExternalStore(
    subscribe,
    () => read(kind, path),
    () => loading,
  );
}

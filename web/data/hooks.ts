import {
  type EvalSummary,
  type FileContent,
  type FileKind,
  type Manifest,
  type RunIndex,
  type RunMeta,
  type SampleStore,
  paths,
} from "@evalsite/protocol";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { type Loaded, ensure, loading, read, reload, watch } from "./file-store.ts";

/** The manifest: the generation, a content id for every run, and what the metrics mean. */
export function useManifest(): Loaded<Manifest> {
  useEffect(() => {
    ensure("manifest", paths.manifest, null);
    return watchGeneration();
  }, []);
  return useWatched("manifest", paths.manifest);
}

/** All runs. */
export function useIndex(): Loaded<RunIndex> {
  return useFile("index", paths.index, (manifest) => manifest.generation);
}

export function useRunMeta(runId: string): Loaded<RunMeta> {
  return useFile("meta", paths.meta(runId), (manifest) => manifest.runs[runId] ?? null);
}

export function useEvalSummary(runId: string): Loaded<EvalSummary> {
  return useFile(
    "evalSummary",
    paths.evalSummary(runId),
    (manifest) => manifest.runs[runId] ?? null,
  );
}

/** @param store the folder that `SuiteSummary.store` names, relative to the run's folder */
export function useSampleStore(runId: string, store: string): Loaded<SampleStore> {
  const path = `${paths.run(runId)}/${store}/store.json`;
  return useFile("sampleStore", path, (manifest) => manifest.runs[runId] ?? null);
}

/** One file, fetched as soon as the manifest has told its version, and again when that changes. */
function useFile<K extends FileKind>(
  kind: K,
  path: string,
  versionIn: (manifest: Manifest) => string | null,
): Loaded<FileContent<K>> {
  const manifest = useManifest();
  // Data without a manifest is shown too; its files are then checked with the server each time.
  const version =
    manifest.state === "loading"
      ? undefined
      : manifest.state === "ready"
        ? versionIn(manifest.value)
        : null;
  useEffect(() => {
    if (version !== undefined) ensure(kind, path, version);
  }, [kind, path, version]);
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

let watchers = 0;

/** Looks at the manifest again whenever the reader comes back to the page. */
function watchGeneration(): () => void {
  if (watchers++ === 0) {
    window.addEventListener("focus", lookAgain);
    document.addEventListener("visibilitychange", lookAgain);
  }
  return () => {
    if (--watchers > 0) return;
    window.removeEventListener("focus", lookAgain);
    document.removeEventListener("visibilitychange", lookAgain);
  };
}

let lastLook = 0;

function lookAgain(): void {
  if (document.visibilityState !== "visible" || performance.now() - lastLook < 1000) return;
  lastLook = performance.now();
  void reload("manifest", paths.manifest);
}

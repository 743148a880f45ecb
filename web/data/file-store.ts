import type { FileContent, FileKind } from "@evalsite/protocol";
import { type DataProblem, fetchFile } from "./fetch-file.ts";

/** What a component knows of a file. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "problem"; readonly problem: DataProblem; readonly retry: () => void };

interface Entry<K extends FileKind> {
  readonly kind: K;
  readonly path: string;
  version: string | null | undefined;
  loaded: Loaded<FileContent<K>>;
  /** Counts requests, so that only the answer to the latest one is taken. */
  request: number;
  readonly listeners: Set<() => void>;
}

export const loading = { state: "loading" } as const;

const entries = new Map<string, Entry<FileKind>>();

function entryOf<K extends FileKind>(kind: K, path: string): Entry<K> {
  const key = `${kind} ${path}`;
  let entry = entries.get(key);
  if (entry === undefined) {
    entry = { kind, path, version: undefined, loaded: loading, request: 0, listeners: new Set() };
    entries.set(key, entry);
  }
  return entry as unknown as Entry<K>; // The key holds the kind.
}

export function read<K extends FileKind>(kind: K, path: string): Loaded<FileContent<K>> {
  return entryOf(kind, path).loaded;
}

export function watch(kind: FileKind, path: string, listener: () => void): () => void {
  const { listeners } = entryOf(kind, path);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Fetches the file unless this version of it is there or under way. */
export function ensure(kind: FileKind, path: string, version: string | null): void {
  const entry = entryOf(kind, path);
  if (entry.version === version) return;
  entry.version = version;
  void load(entry);
}

/** Fetches the file again; what is shown stays until the answer is there. */
export function reload(kind: FileKind, path: string): Promise<void> {
  return load(entryOf(kind, path));
}

async function load<K extends FileKind>(entry: Entry<K>): Promise<void> {
  const request = ++entry.request;
  if (entry.loaded.state === "problem") settle(entry, loading);
  const fetched = await fetchFile(entry.kind, entry.path, { version: entry.version ?? null });
  if (request !== entry.request) return;
  const shown = entry.loaded.state === "ready" ? entry.loaded.value : null;
  if (fetched.kind === "ok") {
    if (!isSame(shown, fetched.value)) settle(entry, { state: "ready", value: fetched.value });
  } else if (fetched.problem.kind === "unreachable" && shown !== null) {
    entry.version = undefined; // Offline for a moment: what is shown stays, and is asked for again.
  } else {
    const retry = () => void load(entry);
    settle(entry, { state: "problem", problem: fetched.problem, retry });
  }
}

/** Whether two manifests are of the same generation, so that nothing needs to be drawn again. */
function isSame(shown: object | null, fetched: object): boolean {
  return (
    shown !== null &&
    "generation" in shown &&
    "generation" in fetched &&
    shown.generation === fetched.generation
  );
}

function settle<K extends FileKind>(entry: Entry<K>, loaded: Loaded<FileContent<K>>): void {
  entry.loaded = loaded;
  entry.listeners.forEach((listener) => listener());
}

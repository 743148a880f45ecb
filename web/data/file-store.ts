import type { FileContent, FileKind } from "@evalsite/protocol";
import { type DataProblem, type Fetched, fetchFile } from "./fetch-file.ts";
import { fetchRunTable } from "./run-table.ts";

/** What a component knows of a file. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "problem"; readonly problem: DataProblem; readonly retry: () => void };

interface Entry<K extends FileKind> {
  readonly kind: K;
  readonly path: string;
  /** What was asked for last: another one asks again. */
  stamp: string | null | undefined;
  /** What the address names; null: the server is asked whether a cached copy is current. */
  version: string | null;
  /** Where it lies; another path than the one it is known by where the manifest says so. */
  file: string;
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
    entry = {
      kind,
      path,
      stamp: undefined,
      version: null,
      file: path,
      loaded: loading,
      request: 0,
      listeners: new Set(),
    };
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

/**
 * Fetches the file unless that was done, or is under way, under this stamp.
 * @param version stands in the address; null where only the server knows whether the file has changed
 * @param file where it lies
 */
export function ensure(
  kind: FileKind,
  path: string,
  stamp: string | null,
  version: string | null,
  file: string = path,
): void {
  const entry = entryOf(kind, path);
  if (entry.stamp === stamp) return;
  entry.file = file;
  entry.stamp = stamp;
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
  const fetched = await fetchEntry(entry);
  if (request !== entry.request) return;
  const shown = entry.loaded.state === "ready" ? entry.loaded.value : null;
  if (fetched.kind === "ok") {
    if (!isSame(shown, fetched.value)) settle(entry, { state: "ready", value: fetched.value });
  } else if (fetched.problem.kind === "unreachable" && shown !== null) {
    entry.stamp = undefined; // Offline for a moment: what is shown stays, and is asked for again.
  } else {
    const retry = () => void load(entry);
    settle(entry, { state: "problem", problem: fetched.problem, retry });
  }
}

/** The run table is made from the index where there is none; everything else is a file of its own. */
async function fetchEntry<K extends FileKind>(entry: Entry<K>): Promise<Fetched<FileContent<K>>> {
  if (entry.kind !== "runTable")
    return fetchFile(entry.kind, entry.file, { version: entry.version });
  return (await fetchRunTable(entry.version, entry.file)) as Fetched<FileContent<K>>; // K is "runTable" here.
}

/** Whether two manifests, or two files of a run, are the same, so that nothing needs to be drawn again. */
function isSame(shown: object | null, fetched: object): boolean {
  const before = shown === null ? null : identityOf(shown);
  return before !== null && before === identityOf(fetched);
}

function identityOf(file: object): string | null {
  if ("generation" in file) return String(file.generation);
  return "content_id" in file && typeof file.content_id === "string" ? file.content_id : null;
}

function settle<K extends FileKind>(entry: Entry<K>, loaded: Loaded<FileContent<K>>): void {
  entry.loaded = loaded;
  entry.listeners.forEach((listener) => listener());
}

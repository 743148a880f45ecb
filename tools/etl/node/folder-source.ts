import { createReadStream } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "../extract/source.ts";

/** A folder's files, and what could not be listed. Both sorted by path. */
export interface Listing {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly SkippedPath[];
}

export interface SkippedPath {
  readonly path: string;
  readonly code: "unreadable" | "symlink-loop" | "broken-link" | "not-a-file" | "ignored";
  readonly detail: string;
}

const ignoredFolders = new Set([".git", "node_modules", "__pycache__"]);

/** Lists a folder and everything below it. Links are followed unless they lead back to a folder above. */
export async function listFolder(root: string): Promise<Listing> {
  const files: SourceFile[] = [];
  const skipped: SkippedPath[] = [];
  await walk(root, "", [await realpath(root)], files, skipped);
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return { files: files.toSorted(byPath), skipped: skipped.toSorted(byPath) };
}

async function walk(
  root: string,
  folder: string,
  ancestors: readonly string[],
  files: SourceFile[],
  skipped: SkippedPath[],
): Promise<void> {
  const names = await namesIn(join(root, folder), folder, skipped);
  for (const name of names) {
    const path = folder === "" ? name : `${folder}/${name}`;
    await visit(root, path, ancestors, files, skipped);
  }
}

async function namesIn(
  absolute: string,
  path: string,
  skipped: SkippedPath[],
): Promise<readonly string[]> {
  try {
    return await readdir(absolute);
  } catch (error) {
    skipped.push({ path: path === "" ? "." : path, code: "unreadable", detail: codeOf(error) });
    return [];
  }
}

async function visit(
  root: string,
  path: string,
  ancestors: readonly string[],
  files: SourceFile[],
  skipped: SkippedPath[],
): Promise<void> {
  const absolute = join(root, path);
  try {
    const status = await stat(absolute);
    if (status.isFile()) files.push(fileSource(absolute, path, status.size));
    else if (!status.isDirectory())
      skipped.push({ path, code: "not-a-file", detail: "special file" });
    else if (ignoredFolders.has(path.split("/").at(-1) ?? "")) {
      skipped.push({ path, code: "ignored", detail: "never holds results" });
    } else {
      const real = await realpath(absolute);
      if (ancestors.includes(real))
        skipped.push({ path, code: "symlink-loop", detail: "leads back" });
      else await walk(root, path, [...ancestors, real], files, skipped);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === "ELOOP") skipped.push({ path, code: "symlink-loop", detail: code });
    else if (code === "ENOENT" && (await isLink(absolute))) {
      skipped.push({ path, code: "broken-link", detail: "the target does not exist" });
    } else skipped.push({ path, code: "unreadable", detail: code });
  }
}

async function isLink(absolute: string): Promise<boolean> {
  return lstat(absolute).then(
    (status) => status.isSymbolicLink(),
    () => false,
  );
}

/** A file on disk as readers see it. */
export function fileSource(absolute: string, path: string, size: number): SourceFile {
  return {
    path,
    size,
    async *bytes(range) {
      if (range && range.end <= range.start) return;
      const options = range ? { start: range.start, end: range.end - 1 } : {};
      const stream = createReadStream(absolute, { ...options, highWaterMark: 256 * 1024 });
      for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
    },
  };
}

/** The error code of a failed system call, or its text. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return String(error);
}

import {
  closeSync,
  createReadStream,
  lstatSync,
  openSync,
  readSync,
  readdirSync,
  realpathSync,
  statSync,
} from "node:fs";
import { basename, join, sep } from "node:path";
import type { SourceFile } from "../extract/source.ts";

/** A folder's files, and what could not be listed. Both sorted by path. */
export interface Listing {
  readonly files: readonly ListedFile[];
  readonly skipped: readonly SkippedPath[];
}

/** A file together with what tells, without reading it, whether it is still the same. */
export interface ListedFile extends SourceFile {
  /** Times of the last change, and where the file really lies if a link leads to it. */
  readonly stamp: string;
  /** When its content last changed, in milliseconds since 1970. */
  readonly changedMs: number;
}

export interface SkippedPath {
  readonly path: string;
  readonly code:
    | "unreadable"
    | "symlink-loop"
    | "broken-link"
    | "outside-link"
    | "not-a-file"
    | "ignored";
  readonly detail: string;
}

const ignoredFolders = new Set([".git", "node_modules", "__pycache__"]);

/**
 * Lists a folder and everything below it. Links to folders are followed after all that is really
 * there, each folder being listed once: neither loops nor many links to one folder multiply files.
 * A link is followed within the folder that it stands in, wherever that really lies, and within `around`; one that leads
 * elsewhere is not, whatever links it goes through: who writes a run's folder does not choose which of the
 * reader's other files are published.
 * Synchronous, because a raw folder has hundreds of thousands of files and a promise for each costs
 * more than the look at it.
 * @param around a folder, itself without links, e.g. the raw folder
 * @throws the system's error if the folder itself is not there.
 */
export function listFolder(root: string, around: string | null = null): Listing {
  const walk = new Walk(root, realpathSync.native(root), around);
  walk.folder("", walk.realRoot);
  walk.followLinks();
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return { files: walk.files.toSorted(byPath), skipped: walk.skipped.toSorted(byPath) };
}

class Walk {
  readonly files: ListedFile[] = [];
  readonly skipped: SkippedPath[] = [];
  readonly realRoot: string;
  private links: string[] = [];
  private readonly listed = new Set<string>();
  private readonly root: string;
  private readonly around: string | null;

  constructor(root: string, realRoot: string, around: string | null) {
    this.root = root;
    this.realRoot = realRoot;
    this.around = around;
  }

  /** @param real the folder's path without links */
  folder(path: string, real: string): void {
    if (this.listed.has(real) || this.isAbove(real)) {
      this.skip(path, "symlink-loop", "leads to a folder above, or one that is listed already");
      return;
    }
    this.listed.add(real);
    const isBehindLink = real !== join(this.realRoot, path);
    for (const entry of this.entriesIn(path)) {
      const below = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isSymbolicLink()) this.attempt(below, () => this.link(below));
      else if (entry.isFile())
        this.attempt(below, () => this.file(below, isBehindLink ? join(real, entry.name) : ""));
      else if (!entry.isDirectory()) this.skip(below, "not-a-file", "special file");
      else if (!this.isIgnored(below)) this.folder(below, join(real, entry.name));
    }
  }

  followLinks(): void {
    for (let links = this.links; links.length > 0; links = this.links) {
      this.links = [];
      for (const path of links.toSorted())
        this.attempt(path, () => this.folder(path, realpathSync.native(this.absolute(path))));
    }
  }

  private isAbove(real: string): boolean {
    return isBelow(this.realRoot, real);
  }

  /** Links up to the folders around lead in a circle, and are told as such. */
  private mayLeadTo(real: string): boolean {
    const within = [this.realRoot, ...(this.around === null ? [] : [this.around])];
    return this.isAbove(real) || within.some((folder) => real === folder || isBelow(real, folder));
  }

  private entriesIn(path: string) {
    try {
      return readdirSync(this.absolute(path), { withFileTypes: true });
    } catch (error) {
      if (outOfFiles.includes(codeOf(error))) throw error;
      this.skip(path === "" ? "." : path, "unreadable", codeOf(error));
      return [];
    }
  }

  private file(path: string, target: string): void {
    const absolute = this.absolute(path);
    const { size, mtimeNs, ctimeNs, mtimeMs } = statSync(absolute, { bigint: true });
    const source = fileSource(absolute, path, Number(size));
    const stamp = `${mtimeNs} ${ctimeNs} ${target}`;
    this.files.push({ ...source, stamp, changedMs: Number(mtimeMs) });
  }

  private link(path: string): void {
    const absolute = this.absolute(path);
    const target = realpathSync.native(absolute);
    const status = statSync(target);
    if (!this.mayLeadTo(target)) this.skip(path, "outside-link", "leads out of the raw folder");
    else if (status.isFile()) this.file(path, target);
    else if (!status.isDirectory()) this.skip(path, "not-a-file", "special file");
    else if (!this.isIgnored(path)) this.links.push(path);
  }

  private isIgnored(path: string): boolean {
    const isIgnored = ignoredFolders.has(basename(path));
    if (isIgnored) this.skip(path, "ignored", "never holds results");
    return isIgnored;
  }

  private attempt(path: string, look: () => void): void {
    try {
      look();
    } catch (error) {
      const code = codeOf(error);
      if (outOfFiles.includes(code)) throw error;
      if (code === "ELOOP") this.skip(path, "symlink-loop", code);
      else if (code === "ENOENT" && this.isLink(path))
        this.skip(path, "broken-link", "the target does not exist");
      else this.skip(path, "unreadable", code);
    }
  }

  private isLink(path: string): boolean {
    return lstatSync(this.absolute(path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  }

  /** Not by `join`, which takes a tenth of the time of a look. */
  private absolute(path: string): string {
    return `${this.root}/${path}`;
  }

  private skip(path: string, code: SkippedPath["code"], detail: string): void {
    this.skipped.push({ path, code, detail });
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/**
 * Bytes up to which a file, or a part of one, is read at once and without waiting: a stream costs ten
 * times what there is to read in a report.
 */
const smallRead = 256 * 1024;

/** A file on disk as readers see it. */
export function fileSource(absolute: string, path: string, size: number): SourceFile {
  return {
    path,
    size,
    async *bytes({ start, end } = { start: 0, end: Infinity }) {
      if (end <= start) return;
      if (Math.min(end, size) - start <= smallRead)
        return yield* smallChunks(absolute, { start, end, size });
      const options = { start, ...(end < Infinity && { end: end - 1 }), highWaterMark: smallRead };
      const stream = createReadStream(absolute, options);
      for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
    },
  };
}

/** To the end of the part or of the file, which may have grown since it was listed. */
function* smallChunks(
  absolute: string,
  { start, end, size }: { readonly start: number; readonly end: number; readonly size: number },
): Iterable<Uint8Array> {
  const descriptor = openSync(absolute, "r");
  try {
    for (let at = start; at < end;) {
      const expected = at < size ? size - at + 1 : 4096;
      const room = Buffer.allocUnsafe(Math.min(end - at, expected, smallRead));
      const got = readSync(descriptor, room, 0, room.length, at);
      if (got === 0) return;
      at += got;
      yield room.subarray(0, got);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Codes of this process having too many files open: no file is at fault. */
export const outOfFiles: readonly string[] = ["EMFILE", "ENFILE"];

/** The error code of a failed system call, or its text. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return String(error);
}

import { createReadStream } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
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

/**
 * Lists a folder and everything below it. Links to folders are followed after all that is really
 * there, each folder being listed once: neither loops nor many links to one folder multiply files.
 */
export async function listFolder(root: string): Promise<Listing> {
  const walk = new Walk(root, await realpath(root));
  await walk.folder("");
  await walk.followLinks();
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  return { files: walk.files.toSorted(byPath), skipped: walk.skipped.toSorted(byPath) };
}

class Walk {
  readonly files: SourceFile[] = [];
  readonly skipped: SkippedPath[] = [];
  private links: string[] = [];
  private readonly listed = new Set<string>();
  private readonly root: string;
  private readonly realRoot: string;

  constructor(root: string, realRoot: string) {
    this.root = root;
    this.realRoot = realRoot;
  }

  async folder(path: string): Promise<void> {
    const real = await realpath(join(this.root, path));
    if (this.listed.has(real) || this.isAbove(real)) {
      this.skip(path, "symlink-loop", "leads to a folder above, or one that is listed already");
      return;
    }
    this.listed.add(real);
    for (const name of await this.namesIn(path)) {
      await this.visit(path === "" ? name : `${path}/${name}`);
    }
  }

  async followLinks(): Promise<void> {
    for (let links = this.links; links.length > 0; links = this.links) {
      this.links = [];
      for (const path of links.toSorted())
        await this.folder(path).catch((error: unknown) => this.skipFailed(path, codeOf(error)));
    }
  }

  private isAbove(real: string): boolean {
    return this.realRoot.startsWith(real.endsWith(sep) ? real : `${real}${sep}`);
  }

  private async namesIn(path: string): Promise<readonly string[]> {
    try {
      return await readdir(join(this.root, path));
    } catch (error) {
      this.skip(path === "" ? "." : path, "unreadable", codeOf(error));
      return [];
    }
  }

  private async visit(path: string): Promise<void> {
    const absolute = join(this.root, path);
    try {
      const status = await stat(absolute);
      if (status.isFile()) this.files.push(fileSource(absolute, path, status.size));
      else if (!status.isDirectory()) this.skip(path, "not-a-file", "special file");
      else if (ignoredFolders.has(basename(path)))
        this.skip(path, "ignored", "never holds results");
      else if (await isLink(absolute)) this.links.push(path);
      else await this.folder(path);
    } catch (error) {
      await this.skipFailed(path, codeOf(error));
    }
  }

  private async skipFailed(path: string, code: string): Promise<void> {
    if (code === "ELOOP") this.skip(path, "symlink-loop", code);
    else if (code === "ENOENT" && (await isLink(join(this.root, path)))) {
      this.skip(path, "broken-link", "the target does not exist");
    } else this.skip(path, "unreadable", code);
  }

  private skip(path: string, code: SkippedPath["code"], detail: string): void {
    this.skipped.push({ path, code, detail });
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

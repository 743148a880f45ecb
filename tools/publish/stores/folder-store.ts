import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { lockFolder } from "../../etl/load/lock.ts";
import type { Headers, Store, StoredFile } from "./store.ts";

/** A folder of this machine, or of a disk that is mounted here. What headers say is the host's business. */
export class FolderStore implements Store {
  readonly name: string;

  /** @param folder absolute; made when something is put there */
  constructor(folder: string) {
    this.name = folder;
  }

  async get(path: string): Promise<StoredFile | null> {
    try {
      const bytes = await readFile(join(this.name, path));
      return { bytes, tag: tagOf(bytes) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async put(path: string, bytes: Buffer, _headers: Headers): Promise<void> {
    const target = await this.#placeFor(path);
    const beside = `${target}.${randomBytes(6).toString("hex")}.new`;
    try {
      await writeFile(beside, bytes);
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
  }

  async putIf(path: string, bytes: Buffer, headers: Headers, tag: string | null): Promise<boolean> {
    const unlock = lockFolder(dirname(await this.#placeFor(path)));
    try {
      if (((await this.get(path))?.tag ?? null) !== tag) return false;
      await this.put(path, bytes, headers);
      return true;
    } finally {
      unlock();
    }
  }

  async move(from: string, to: string): Promise<void> {
    await rename(join(this.name, from), await this.#placeFor(to));
  }

  /** Folders that are empty then go, too. */
  async remove(path: string): Promise<void> {
    await rm(join(this.name, path), { force: true });
    for (let above = dirname(path); above !== "."; above = dirname(above))
      if (!(await isRemoved(join(this.name, above)))) return;
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      const options = { withFileTypes: true, recursive: true } as const;
      const entries = await readdir(join(this.name, folder), options);
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(this.name, join(entry.parentPath, entry.name)))
        .map((path) => path.replaceAll(sep, "/"));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async #placeFor(path: string): Promise<string> {
    const target = join(this.name, path);
    await mkdir(dirname(target), { recursive: true });
    return target;
  }
}

function tagOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function isRemoved(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch {
    return false; // it holds something
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

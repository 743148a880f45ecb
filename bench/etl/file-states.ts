import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What shows that a file was written: path → inode, time and size. */
export type FileStates = ReadonlyMap<string, { readonly mark: string; readonly bytes: number }>;

export function fileStates(folder: string): FileStates {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true });
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const { ino, mtimeNs, size } = statSync(path, { bigint: true });
        return [path, { mark: `${ino} ${mtimeNs} ${size}`, bytes: Number(size) }];
      }),
  );
}

/** Bytes of the files that are new or were written between two states. */
export function bytesWritten(before: FileStates, after: FileStates): number {
  return [...after]
    .filter(([path, { mark }]) => before.get(path)?.mark !== mark)
    .reduce((sum, [, file]) => sum + file.bytes, 0);
}

import type { ClaimedFile, SourceFile } from "../source.ts";
import { isCopy, isUnfinished, realPath } from "./tree.ts";

/** What to do with a file, by the mark of a copy in its name. */
export type Standing = "real" | "left-over" | "unfinished";

/**
 * Copies count for nothing beside the real file. Reviews of a run that died while they were being
 * written have no real file: the longest of such files is all there is of them.
 */
export function standingOf({ path, size }: SourceFile, files: readonly ClaimedFile[]): Standing {
  if (!isCopy(path)) return "real";
  if (!isUnfinished(path)) return "left-over";
  const real = realPath(path);
  const better = files.some(({ file }) => {
    if (file.path === real) return true;
    const isOther = file.path !== path && isUnfinished(file.path) && realPath(file.path) === real;
    return isOther && (file.size > size || (file.size === size && file.path < path));
  });
  return better ? "left-over" : "unfinished";
}

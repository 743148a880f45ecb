import { existsSync, watch } from "node:fs";
import type { ProjectPlaces } from "./project-files.ts";
import { type FolderWatch, watchFolders } from "./watch-folders.ts";

/** Tells of changes to projects' files, also if their folder comes later. */
export function watchProjects(
  { folder, single }: ProjectPlaces,
  onChange: () => void,
): FolderWatch {
  let below: FolderWatch | null = null;
  // Runs come and go beside them: only names that begin as theirs do are of interest.
  const beside =
    single === null
      ? null
      : watch(single, (_kind, name) => {
          if (name?.startsWith("project") !== false) onChange();
        });
  beside?.on("error", onChange);
  return {
    refresh() {
      if (folder === null || !existsSync(folder)) {
        below?.close();
        below = null;
      } else {
        below ??= watchFolders(folder, onChange);
        below.refresh();
      }
    },
    close() {
      beside?.close();
      below?.close();
    },
  };
}

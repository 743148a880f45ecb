import {
  type FSWatcher,
  lstatSync,
  readdirSync,
  realpathSync,
  statSync,
  statfsSync,
  watch,
} from "node:fs";
import { join } from "node:path";

/** Tells of changes below a folder, also behind links. */
export interface FolderWatch {
  /**
   * Watches the folders that came since, and lets go of those that went.
   * @throws the system's error (ENOSPC, EMFILE) if it does not watch as many.
   */
  refresh(): void;
  close(): void;
}

/** Elsewhere the system reports all changes below a folder at once. */
const isEachFolderWatched = process.platform === "linux";

/** @param onChange gets the watched folder, without links, in or below which something changed */
export function watchFolders(root: string, onChange: (folder: string) => void): FolderWatch {
  const watchers = new Map<string, { readonly inode: number; readonly watcher: FSWatcher }>();
  const letGo = (path: string) => {
    watchers.get(path)?.watcher.close();
    watchers.delete(path);
  };
  const add = (path: string, inode: number) => {
    if (watchers.get(path)?.inode === inode) return;
    letGo(path);
    const changed = (kind: string, name: string | null) => {
      if (kind === "rename" && name !== null) watchNew(join(path, name));
      onChange(path);
    };
    const watcher = watch(path, { recursive: !isEachFolderWatched }, changed);
    // A folder that goes while it is watched is a change like any other.
    watcher.on("error", () => onChange(path));
    watchers.set(path, { inode, watcher });
  };
  /** What is still being written into a folder that has just come is not quiet. */
  const watchNew = (folder: string) => {
    if (!isEachFolderWatched) return;
    try {
      if (!isFolder(folder)) return;
      for (const [path, inode] of foldersToWatch(folder)) add(path, inode);
    } catch {
      // Gone again, or more than the system watches: `refresh` meets and reports it.
    }
  };
  return {
    refresh() {
      const folders = foldersToWatch(root);
      for (const path of watchers.keys()) if (!folders.has(path)) letGo(path);
      for (const [path, inode] of folders) add(path, inode);
    },
    close() {
      for (const path of watchers.keys()) letGo(path);
    },
  };
}

/** A folder itself, not a link to one: those may lead up again. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Folders by path without links; with the number by which one that took another's place differs. */
function foldersToWatch(root: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visited = new Set<string>();
  const visit = (path: string, isRoot: boolean) => {
    if (visited.has(path)) return;
    visited.add(path);
    try {
      if (isRoot || isEachFolderWatched) found.set(path, statSync(path).ino);
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        if (entry.isDirectory()) visit(join(path, entry.name), false);
        else if (entry.isSymbolicLink()) follow(join(path, entry.name));
      }
    } catch {
      found.delete(path); // Gone since, or not ours to read: the conversion reports it.
    }
  };
  const follow = (link: string) => {
    const target = realPathOf(link);
    if (target !== null && statSync(target).isDirectory()) visit(target, true);
  };
  const place = realPathOf(root);
  if (place !== null) visit(place, true);
  return found;
}

function realPathOf(link: string): string | null {
  try {
    return realpathSync(link);
  } catch {
    return null;
  }
}

/** NFS, SMB, CIFS, 9P, FUSE: other machines' changes are not reported there. */
const networkKinds = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546]);

export function isOnNetwork(folder: string): boolean {
  return process.platform === "linux" && networkKinds.has(statfsSync(folder).type);
}

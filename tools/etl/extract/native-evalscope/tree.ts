import { modelledFolders } from "../evalscope-records/model-folder.ts";

const folders = [...modelledFolders, "configs", "logs"];

/** Folder of one evaluation: the one that holds reports/, reviews/, …; else the file's own folder. */
export function rootOf(path: string): string {
  const segments = path.split("/").slice(0, -1);
  const at = segments.findLastIndex((segment) => folders.includes(segment));
  return (at === -1 ? segments : segments.slice(0, at)).join("/");
}

/** Is `folder` the same as, or above, `path`? */
export function holds(folder: string, path: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** "20260102_030405" anywhere among the path's folders, as local time "2026-01-02T03:04:05"; the last one. */
export function stampIn(path: string): string | null {
  const stamp = path.split("/").findLast((segment) => stamped.test(segment));
  return stamp === undefined ? null : stamp.replace(stamped, "$1-$2-$3T$4:$5:$6");
}

const stamped = /^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)$/;

const copy = /\.(?:bak[^/]*|rerun-[0-9a-f]+)$/i;

/** Is it named as a copy: "….jsonl.rerun-<hex>" while reviews are written, "….jsonl.bak" by people? */
export function isCopy(path: string): boolean {
  return copy.test(path);
}

/** Reviews that are being written; they take their real name once the file is complete. */
export function isUnfinished(path: string): boolean {
  return /\.rerun-[0-9a-f]+$/i.test(path);
}

/** The path without the mark of a copy. */
export function realPath(path: string): string {
  return path.replace(copy, "");
}

/** The file's name without folder and ending. */
export function stemOf(path: string): string {
  const real = realPath(path);
  return (real.split("/").at(-1) ?? real).replace(/\.jsonl?$/i, "");
}

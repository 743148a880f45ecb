import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { UsageError } from "../cli-output.ts";
import { LockedError, lockFolder, lockName } from "../load/lock.ts";
import { ExportAccount } from "./export-account.ts";

/** Lists what an export wrote: only that may be replaced. */
const accountFile = "export.json";

/** A folder under construction beside the one it will become. */
export interface ExportFolder {
  /** Where to write. */
  readonly staging: string;
  /** Gives what was written its place, with its account. */
  readonly commit: (account: ExportAccount) => void;
  /** Removes what was written; without effect after a commit. */
  readonly discard: () => void;
}

/**
 * Prepares an export into a folder that is new, or empty, or, to be replaced, an earlier export.
 * @param shown the folder as the user named it
 * @throws UsageError
 */
export function openExportFolder(folder: string, shown: string, replace: boolean): ExportFolder {
  const staging = besides(folder, "partial");
  const before = besides(folder, "before");
  mkdirSync(staging, { recursive: true });
  const unlock = locked(staging, shown);
  let isDone = false;
  const discard = () => {
    if (isDone) return;
    isDone = true;
    unlock();
    rmSync(staging, { recursive: true, force: true });
  };
  try {
    repair(folder, before);
    checkTarget(folder, shown, replace);
    for (const name of readdirSync(staging).filter((found) => found !== lockName))
      rmSync(join(staging, name), { recursive: true });
  } catch (error) {
    discard();
    throw error;
  }
  const commit = (account: ExportAccount) => {
    writeFileSync(join(staging, accountFile), `${JSON.stringify(account, null, 2)}\n`);
    checkTarget(folder, shown, replace);
    exchange(staging, folder, before);
    isDone = true;
    rmSync(join(folder, lockName));
    rmSync(before, { recursive: true, force: true });
  };
  return { staging, commit, discard };
}

function besides(folder: string, what: string): string {
  return join(dirname(folder), `.${basename(folder)}.${what}`);
}

/** @throws UsageError when another process is exporting into the same folder */
function locked(staging: string, shown: string): () => void {
  try {
    return lockFolder(staging);
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new UsageError(`Another export into ${shown} is running (process ${error.pid}).`);
  }
}

/** Gives the staged folder its place; what was there is set aside, and put back if that fails. */
function exchange(staging: string, folder: string, before: string): void {
  if (!existsSync(folder)) return renameSync(staging, folder);
  renameSync(folder, before);
  try {
    renameSync(staging, folder);
  } catch (error) {
    renameSync(before, folder);
    throw error;
  }
}

/** Finishes or takes back what an export was killed in the middle of. */
function repair(folder: string, before: string): void {
  if (!existsSync(before)) return;
  if (existsSync(folder)) rmSync(before, { recursive: true });
  else renameSync(before, folder);
}

/** @throws UsageError when something that no export wrote would be lost */
function checkTarget(folder: string, shown: string, replace: boolean): void {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  if (status === undefined) return;
  if (!status.isDirectory())
    throw new UsageError(`${shown} is no folder; name a new or an empty one with --out.`);
  const found = filesBelow(folder);
  if (found.length === 0) return;
  const ours = filesOf(folder);
  const other = found.find((file) => !ours?.has(file));
  if (other !== undefined) {
    throw new UsageError(
      `${shown} holds "${other}", which no export wrote; name a new or an empty folder with --out.`,
    );
  }
  if (!replace) throw new UsageError(`${shown} holds an export; --replace replaces it.`);
}

/** What an earlier export wrote, by its own account; null if there is none. */
function filesOf(folder: string): ReadonlySet<string> | null {
  try {
    const account: unknown = JSON.parse(readFileSync(join(folder, accountFile), "utf8"));
    const files = Object.values(ExportAccount.parse(account).tables).flat();
    return new Set([accountFile, lockName, ...files.map(({ path }) => path)]);
  } catch {
    return null; // Not an account of ours, so nothing here is.
  }
}

/** Relative paths with `/`; an empty folder counts for nothing. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

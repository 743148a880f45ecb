import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** Another process is writing this output folder. */
export class LockedError extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`process ${pid} is writing there`);
    this.name = "LockedError";
    this.pid = pid;
  }
}

/** Name of the lock, and the beginning of the names used while taking it. */
export const lockName = ".lock";

/**
 * Takes the folder for this process, until it is given back or the process exits. A lock whose
 * process is gone is taken over.
 * @returns the function that gives it back.
 * @throws LockedError
 */
export function lockFolder(outDir: string): () => void {
  const path = join(outDir, lockName);
  const own = `${path}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${statusOf(process.pid).start}`);
  try {
    if (!appears(own, path)) {
      takeAway(path, own);
      if (!appears(own, path)) throw new LockedError(holderOf(readOr(path)).pid);
    }
    const release = () => rmSync(path, { force: true });
    process.once("exit", release);
    return () => {
      process.off("exit", release);
      release();
    };
  } finally {
    rmSync(own, { force: true });
  }
}

/** Does a lock lie there, of a living process or not? */
export function isLocked(outDir: string): boolean {
  return existsSync(join(outDir, lockName));
}

/** Gives the written lock its name, at once and with its content; false if there is one already. */
function appears(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    return !hasCode(error, "EEXIST") && copied(own, path);
  }
}

/** For file systems without hard links. */
function copied(own: string, path: string): boolean {
  try {
    copyFileSync(own, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Removes the lock of a process that is gone, and only that one. @throws LockedError */
function takeAway(path: string, own: string): void {
  const stale = readOr(path);
  const holder = holderOf(stale);
  if (isAlive(holder)) throw new LockedError(holder.pid);
  const aside = `${own}.old`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  const taken = readOr(aside);
  if (taken !== stale) appears(aside, path);
  rmSync(aside, { force: true });
  if (taken !== stale) throw new LockedError(holderOf(taken).pid);
}

interface Holder {
  readonly pid: number;
  readonly start: string;
}

function holderOf(content: string): Holder {
  const [pid = "", start = ""] = content.split(" ");
  return { pid: Number(pid), start };
}

/** A number may have been given to another process since; then its start differs. */
function isAlive({ pid, start }: Holder): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const now = statusOf(pid);
  if (now.isZombie) return false;
  if (start !== "" && now.start !== "") return start === now.start;
  return pid !== process.pid && exists(pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

interface Status {
  /** When the process started, in the kernel's ticks; "" where there is no /proc, or no such process. */
  readonly start: string;
  /** Killed with all its threads, only whoever started it has not yet asked what became of it. */
  readonly isZombie: boolean;
}

/** Fields of /proc/<pid>/stat behind the name, which may hold anything; see proc_pid_stat(5). */
function statusOf(pid: number): Status {
  const status = readOr(`/proc/${pid}/stat`);
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  return { start: fields[19] ?? "", isZombie: fields[0] === "Z" && fields[17] === "1" };
}

function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

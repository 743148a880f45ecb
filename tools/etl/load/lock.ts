import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
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

/**
 * Takes the folder for this process. A lock whose process is gone is taken over.
 * @returns the function that gives it back.
 * @throws LockedError
 */
export function lockFolder(outDir: string): () => void {
  const path = join(outDir, ".lock");
  for (let attempt = 0; attempt < 2; attempt++) {
    if (tryCreate(path)) return () => rmSync(path, { force: true });
    const pid = Number(readOr(path, "0"));
    if (isAlive(pid)) throw new LockedError(pid);
    rmSync(path, { force: true });
  }
  throw new LockedError(0);
}

function tryCreate(path: string): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return fallback;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

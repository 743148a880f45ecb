import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const pollMs = 500;

/** Waits until no living process holds the lock, takes it, and returns what gives it back. */
export async function holdLock(file: string): Promise<() => void> {
  while (!taken(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await pause(pollMs);
  }
  return () => rmSync(file, { force: true });
}

function taken(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function isAbandoned(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    // ESRCH: the process is gone. A file that vanished meanwhile is not abandoned, just free.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

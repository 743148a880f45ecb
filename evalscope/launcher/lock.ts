import { mkdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { LockedError, lockFolder } from "../../tools/etl/load/lock.ts";

const pollMs = 500;

/** Waits until no living process holds the folder's lock, takes it, and returns what gives it back. */
export async function holdLock(folder: string, onWait?: () => void): Promise<() => void> {
  for (let tries = 0; ; tries++) {
    const release = tryLock(folder);
    if (typeof release === "function") return release;
    if (tries === 0) onWait?.();
    await pause(pollMs);
  }
}

/** Takes a folder's lock, also one whose process is gone. @returns what gives it back, or the process that holds it. */
export function tryLock(folder: string): (() => void) | { readonly heldBy: number } {
  mkdirSync(folder, { recursive: true });
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof LockedError) return { heldBy: error.pid };
    throw error;
  }
}

import { sha256 } from "./digest.ts";
import type { RunFolder } from "./discover-runs.ts";

/** A file that changed less than this before it was looked at may change again and look the same. */
export const settleMs = 1500;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Digest of all that listing tells of a run's folder: paths, sizes, times of change, where links
 * lead. Null while a file is so young that its next change may leave all of these as they are: a
 * file system's clock ticks every few milliseconds, or seconds. What seems to come from the future
 * is young for a day (a server's clock that is ahead), then settled (a clock that was wrong once).
 * @param lookedAtMs before the folder was listed, in milliseconds since 1970
 */
export function fingerprintOf(run: RunFolder, lookedAtMs: number): string | null {
  const isYoung = run.files.some(
    ({ changedMs }) => changedMs > lookedAtMs - settleMs && changedMs < lookedAtMs + dayMs,
  );
  if (isYoung) return null;
  const files = run.files.map(({ path, size, stamp }) => `\n${path}\0${size} ${stamp}`);
  const told = JSON.stringify([run.place, run.runId, run.skipped]) + files.join("");
  return sha256(told).slice(0, 32);
}

/** A name or path where the name itself shall not stand. */
export function nameDigest(name: string): string {
  return sha256(name).slice(0, 16);
}

import type { SourceFile } from "../extract/source.ts";
import { type RunFolder, runsIn } from "./discover-runs.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { fileSource } from "./folder-source.ts";

/** What a look at a run's folder told. Plain and small: there are thousands, and they cross threads. */
export interface SeenRun extends Pick<RunFolder, "runId" | "place" | "folder" | "skipped"> {
  /** Digest of the listing; null while it may change unnoticed. */
  readonly seen: string | null;
  /** How many. */
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
  /** The files themselves: of each its size and path. */
  readonly packed: string;
}

/** The runs that a folder of the raw folder is or holds, each as it looks now. Opens no file. */
export function seenRuns(
  rawDir: string,
  name: string,
  within: string = rawDir,
): readonly SeenRun[] {
  const lookedAt = Date.now();
  return runsIn(rawDir, name, within).map((run): SeenRun => {
    const { runId, place, folder, skipped, files } = run;
    return {
      runId,
      place,
      folder,
      skipped,
      seen: fingerprintOf(run, lookedAt),
      files: files.length,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      packed: files.map(({ path, size }) => `${size}/${path}`).join("\0"),
    };
  });
}

/** The files of a run, to be read. */
export function filesOf({ folder, packed }: Pick<SeenRun, "folder" | "packed">): SourceFile[] {
  if (packed === "") return [];
  return packed.split("\0").map((file) => {
    const at = file.indexOf("/");
    const path = file.slice(at + 1);
    return fileSource(`${folder}/${path}`, path, Number(file.slice(0, at)));
  });
}

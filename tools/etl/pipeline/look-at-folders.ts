import { Tinypool } from "tinypool";
import look, { type LookJob } from "./look-thread.ts";
import type { SeenRun } from "../node/seen-runs.ts";
import { threadCount } from "./thread-count.ts";

/** Folders below which starting threads costs more than they save. */
const worthThreads = 1000;
/** Folders that a thread takes at a time. */
const perJob = 100;

/**
 * Looks at folders of the raw folder. The system takes most of the time that this takes, file by file, so
 * that where there are many folders, several threads look.
 * @returns for each name the runs that its folder is or holds
 */
export async function lookAtFolders(
  rawDir: string,
  names: readonly string[],
  within: string = rawDir,
): Promise<readonly (readonly SeenRun[])[]> {
  const threads = threadCount();
  if (names.length < worthThreads || threads === 1) return look({ rawDir, names, within });
  const filename = new URL("./look-thread.ts", import.meta.url).href;
  const pool = new Tinypool({ filename, minThreads: threads, maxThreads: threads });
  try {
    const jobs = Array.from({ length: Math.ceil(names.length / perJob) }, (_, at): LookJob => ({
      rawDir,
      names: names.slice(at * perJob, (at + 1) * perJob),
      within,
    }));
    const seen: (readonly (readonly SeenRun[])[])[] = await Promise.all(
      jobs.map((job) => pool.run(job)),
    );
    return seen.flat();
  } finally {
    await pool.destroy();
  }
}

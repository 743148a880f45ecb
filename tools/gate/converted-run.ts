import { mkdir, mkdtemp, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { UsageError } from "../etl/cli-output.ts";
import { issueLine } from "../etl/cli-report.ts";
import { readers } from "../etl/extract/registry.ts";
import { convertAll } from "../etl/pipeline/convert-all.ts";

/** Where a converted run lies. */
export interface ConvertedRun {
  /** A publication of its own. */
  readonly folder: string;
  readonly runId: string;
}

/** What a conversion needs. */
export interface Conversion {
  /** A folder that is there; whoever made it removes it. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  /** Gets a line for all that was dropped. */
  readonly say: (line: string) => void;
}

/**
 * Converts one raw folder, as `npm run etl` does, into a publication of its own.
 * @param raw absolute
 * @throws UsageError when it gives no run, or several; the signal's reason
 */
export async function convertedRun(
  raw: string,
  { scratch, signal, say }: Conversion,
): Promise<ConvertedRun> {
  const place = await mkdtemp(join(scratch, "run-"));
  const [rawDir, folder] = [join(place, "raw"), join(place, "data")];
  await mkdir(rawDir);
  // The converter reads all of a raw folder: this one has nothing but the run.
  await symlink(raw, join(rawDir, basename(raw)), "junction");
  const result = await convertAll({
    rawDir,
    outDir: folder,
    readers,
    secrets: [],
    strict: false,
    only: null,
    force: false,
    signal,
    onRun: () => undefined,
  });
  for (const { runId, issues } of result.outcomes) {
    for (const issue of issues) if (issue.severity === "dropped") say(issueLine(runId, issue));
  }
  const runs = result.outcomes.filter(({ kind, suites }) => kind === "converted" && suites > 0);
  const [run] = runs;
  if (run === undefined) {
    const why = result.outcomes.flatMap(({ detail }) => detail ?? []).join("; ");
    throw new UsageError(`${raw} holds no evaluation${why === "" ? "" : `: ${why}`}.`);
  }
  if (runs.length > 1) {
    const ids = runs.map(({ runId }) => runId).join(", ");
    throw new UsageError(
      `${raw} holds ${runs.length} runs (${ids}); name a folder that holds one, or publish it and name the run.`,
    );
  }
  return { folder, runId: run.runId };
}

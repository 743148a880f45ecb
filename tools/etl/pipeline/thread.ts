import { readers } from "../extract/registry.ts";
import { LeakError } from "../load/published-folder.ts";
import { filesOf } from "../node/seen-runs.ts";
import { NotPlainError } from "../node/suite-samples.ts";
import { secretFilter } from "../transform/redact.ts";
import { type ConvertedFolder, convertRun } from "./convert-run.ts";
import { type RunJob, type ThreadJob, type ThreadOutcome, oneThread } from "./threads.ts";
import { type BlockResult, writeBlock } from "./write-block.ts";

/** What a thread of the pool does: one job. */
// oxlint-disable-next-line import/no-default-export -- what the pool calls
export default async function work(
  job: ThreadJob,
): Promise<ThreadOutcome<BlockResult | ConvertedFolder>> {
  try {
    const result = job.kind === "block" ? await writeBlock(job.job) : await convertWhole(job.job);
    return { kind: "done", result };
  } catch (error) {
    return meaningOf(error);
  }
}

function convertWhole({ run, staging, secrets }: RunJob): Promise<ConvertedFolder> {
  const filter = secretFilter(secrets);
  return convertRun(
    { ...run, files: filesOf(run) },
    { readers, filter, staging, threads: oneThread },
  );
}

/** @throws the error itself if it is a fault of ours. */
function meaningOf(error: unknown): ThreadOutcome<never> {
  if (error instanceof NotPlainError) return { kind: "not-plain", what: error.message };
  if (error instanceof LeakError) return { kind: "leak", leak: error.leak };
  if (!(error instanceof Error) || !("code" in error)) throw error;
  const path = "path" in error ? String(error.path) : "";
  return { kind: "system", code: String(error.code), path, message: error.message };
}

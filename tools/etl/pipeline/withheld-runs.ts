import type { WithheldRun } from "@evalsite/protocol";
import { nameDigest } from "../node/fingerprint.ts";
import type { SeenRun } from "../node/seen-runs.ts";
import { type SecretFilter, kindOfFound } from "../transform/redact.ts";
import type { HeldRun } from "./convert-run.ts";
import type { RunResult } from "./folder-result.ts";
import type { LastGood } from "./last-good.ts";

/** The withheld runs of a folder, as all may know of them, and those of their last versions that stay. */
export interface WithheldRuns {
  readonly records: readonly WithheldRun[];
  readonly kept: readonly RunResult[];
}

/** A run is named only if nothing was found in its name; nor has it a version to stay then. */
export async function withheldRuns(
  { place }: SeenRun,
  held: readonly HeldRun[],
  filter: SecretFilter,
  lastGood: LastGood,
): Promise<WithheldRuns> {
  const records: WithheldRun[] = [];
  const kept: RunResult[] = [];
  for (const { runId, file, hint, isName } of held) {
    const isNamed = filter.find(runId) === null;
    const good = isNamed ? await lastGood.of(nameDigest(place), runId) : null;
    if (good !== null) kept.push(good.run);
    records.push({
      run_id: isNamed ? runId : null,
      found: kindOfFound(hint),
      file: isName ? null : file.replace(`runs/${runId}/`, ""),
      shown: good?.made ?? null,
    });
  }
  return { records, kept };
}

import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { CommitPlan } from "./commit.ts";

/**
 * What to move so that a publication holds the wanted runs (run id → content id) and no others.
 * Runs that are there unchanged stay as they are.
 */
export async function replacementOf(
  folder: string,
  wanted: ReadonlyMap<string, string>,
): Promise<CommitPlan> {
  const present = new Set(await presentRuns(folder));
  const before = (await contentIdsOf(folder)) ?? new Map<string, string>();
  const changed = [...wanted].filter(
    ([runId, contentId]) => !present.has(runId) || before.get(runId) !== contentId,
  );
  return {
    put: [...changed.map(([runId]) => `runs/${runId}`), "index.json", "manifest.json"],
    remove: [...present].filter((runId) => !wanted.has(runId)).map((runId) => `runs/${runId}`),
  };
}

/** Names below `runs/`; no run is hidden, so what a desktop hides there is not one. */
export async function presentRuns(folder: string): Promise<readonly string[]> {
  const runs = join(folder, "runs");
  if (!existsSync(runs)) return [];
  return (await readdir(runs)).filter((name) => !name.startsWith(".")).toSorted();
}

/** Run id → content id, as the manifest has them; null if it is missing or damaged. */
export async function contentIdsOf(folder: string): Promise<ReadonlyMap<string, string> | null> {
  try {
    const manifest: { runs?: Record<string, string> } = JSON.parse(
      await readFile(join(folder, "manifest.json"), "utf8"),
    );
    return new Map(Object.entries(manifest.runs ?? {}));
  } catch {
    return null;
  }
}

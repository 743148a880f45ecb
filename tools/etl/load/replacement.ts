import { paths } from "@evalsite/protocol";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { CommitPlan } from "./commit.ts";

/** The files about all runs, in the order in which they are put in place. */
export const overviewFiles = [paths.projects, paths.index, paths.runTable, paths.manifest] as const;

/**
 * What to move so that a publication holds the wanted runs (run id → content id) and no others.
 * @param before the runs whose folders are known to hold what their content id says; these stay as
 * they are while that is wanted.
 */
export async function replacementOf(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): Promise<CommitPlan> {
  const present = new Set(await presentRuns(folder));
  const changed = [...wanted].filter(
    ([runId, contentId]) => !present.has(runId) || before.get(runId) !== contentId,
  );
  return {
    put: changed.map(([runId]) => `runs/${runId}`),
    remove: [...present].filter((runId) => !wanted.has(runId)).map((runId) => `runs/${runId}`),
  };
}

/** Folders of files about many runs, which are named after their content. */
export const blockFolders = ["scores", "traits"] as const;

/** The files below `scores/` and `traits/`. */
export async function presentBlocks(folder: string): Promise<readonly string[]> {
  const found = blockFolders.map(async (below) => {
    const names = await readdir(join(folder, below)).catch(() => []);
    return names.filter((name) => name.endsWith(".chunk")).map((name) => `${below}/${name}`);
  });
  return (await Promise.all(found)).flat();
}

export function isBlock(file: string): boolean {
  return blockFolders.some((folder) => file.startsWith(`${folder}/`));
}

/** Names below `runs/`; no run is hidden, so what a desktop hides there is not one. */
export async function presentRuns(folder: string): Promise<readonly string[]> {
  const runs = join(folder, "runs");
  if (!existsSync(runs)) return [];
  return (await readdir(runs)).filter((name) => !name.startsWith(".")).toSorted();
}

/** A run as the index names it, so far as putting it somewhere needs it. */
export interface ListedRun {
  readonly contentId: string;
  readonly project: string | null;
}

const IndexedRun = z.object({
  run_id: z.string(),
  content_id: z.string().nullish(),
  project: z.string().nullish(),
});

/** The runs of a publication by run id; null if the index is missing or damaged. */
export async function listedRuns(folder: string): Promise<ReadonlyMap<string, ListedRun> | null> {
  try {
    const index = z
      .array(IndexedRun)
      .parse(JSON.parse(await readFile(join(folder, paths.index), "utf8")));
    return new Map(
      index.map(({ run_id, content_id, project }) => [
        run_id,
        { contentId: content_id ?? "", project: project ?? null },
      ]),
    );
  } catch {
    return null;
  }
}

/** Run id → content id. */
export function contentIds(runs: ReadonlyMap<string, ListedRun>): ReadonlyMap<string, string> {
  return new Map([...runs].map(([runId, { contentId }]) => [runId, contentId]));
}

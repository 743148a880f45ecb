import { existsSync } from "node:fs";
import {
  link,
  mkdir,
  copyFile,
  open,
  readFile,
  readdir,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { blockFolders } from "./replacement.ts";

/**
 * How a publication replaces the one before it.
 *
 * Everything new is staged below `<out>/.staging/`. Writing `<out>/.commit.json` is the one moment
 * that decides: killed before it, the old publication stands and the staging is thrown away; killed
 * after it, the next start (`recover`) carries the recorded moves to their end. Each move is a
 * rename and may be repeated, so that `recover` may be killed too.
 *
 * Between the two, and while the moves are made, a reader sees the old `index.json` and
 * `manifest.json`, every unchanged run, and of the changed ones each either old or new, whole; new
 * runs wait beside it unlisted. Only the one run that is being exchanged may be missing, for the
 * time between two renames. `index.json` follows all runs, `manifest.json` follows `index.json`, and
 * runs that are gone go last. A run whose `content_id` is not the manifest's belongs to another
 * publication, so a reader can tell. `.commit.json` is there from the first move to the last.
 */
export const stagingName = ".staging";
const commitName = ".commit.json";
const trashName = ".trash";

const CommitPlan = z.object({
  /** Paths below the staging folder that replace the same paths of the publication, in this order. */
  put: z.array(z.string()),
  /** Paths of the publication that go. */
  remove: z.array(z.string()),
});
export type CommitPlan = z.infer<typeof CommitPlan>;

/** The file operations of a commit, to be replaced in tests that stop it in the middle. */
export interface CommitEffects {
  rename(from: string, to: string): Promise<void>;
  removeTree(path: string): Promise<void>;
}

const realEffects: CommitEffects = {
  rename,
  removeTree: (path) => rm(path, { recursive: true, force: true }),
};

/** Records the plan durably, then carries it out. */
export async function commit(
  outDir: string,
  plan: CommitPlan,
  effects: CommitEffects = realEffects,
): Promise<void> {
  const record = join(outDir, stagingName, commitName);
  await writeFile(record, JSON.stringify(plan));
  await flush(record);
  await mkdir(join(outDir, trashName), { recursive: true });
  await mkdir(join(outDir, "runs"), { recursive: true });
  for (const folder of blockFolders) await mkdir(join(outDir, folder), { recursive: true });
  await effects.rename(record, join(outDir, commitName));
  await apply(outDir, plan, effects);
}

/** Finishes or throws away what a killed run left. @returns what it did. */
export async function recover(
  outDir: string,
  effects: CommitEffects = realEffects,
): Promise<"nothing" | "finished" | "discarded"> {
  const record = join(outDir, commitName);
  if (existsSync(record)) {
    const plan = CommitPlan.parse(JSON.parse(await readFile(record, "utf8")));
    await apply(outDir, plan, effects);
    return "finished";
  }
  const left = isUnfinished(outDir);
  await effects.removeTree(join(outDir, stagingName));
  await effects.removeTree(join(outDir, trashName));
  return left ? "discarded" : "nothing";
}

/** Did a conversion end, or is one, in the middle of its work? */
export function isUnfinished(outDir: string): boolean {
  return [commitName, stagingName, trashName].some((name) => existsSync(join(outDir, name)));
}

async function apply(outDir: string, plan: CommitPlan, effects: CommitEffects): Promise<void> {
  const trash = join(outDir, trashName);
  await mkdir(trash, { recursive: true }); // a person may have removed it
  let number = (await readdir(trash)).length;
  const away = async (path: string) => {
    const target = join(outDir, path);
    if (existsSync(target)) await effects.rename(target, join(trash, String(number++)));
  };
  for (const path of plan.put) {
    const staged = join(outDir, stagingName, path);
    if (!existsSync(staged)) continue;
    if (path.startsWith("runs/")) await away(path);
    await effects.rename(staged, join(outDir, path));
  }
  for (const path of plan.remove) await away(path);
  await effects.removeTree(join(outDir, stagingName));
  await effects.removeTree(join(outDir, commitName));
  await effects.removeTree(trash);
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  await handle.sync();
  await handle.close();
}

/** A second name for a file; a copy where the file system has no hard links. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}

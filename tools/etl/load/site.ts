import { paths, projectFolder } from "@evalsite/protocol";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commit, isUnfinished, linkOrCopy, recover, stagingName } from "./commit.ts";
import { lockFolder } from "./lock.ts";
import { addPages, hasShell, projectPages, removePages, runPages, shellPath } from "./pages.ts";
import {
  type ListedRun,
  contentIds,
  listedRuns,
  overviewFiles,
  presentBlocks,
  replacementOf,
} from "./replacement.ts";

/** Is there an exported site in this folder? */
export function isSite(siteDir: string): boolean {
  return hasShell(siteDir, runPages);
}

/**
 * Puts published data beside an exported site: `data/`, a page at `runs/<run_id>/` for every run, and
 * one at `projects/<project>/` for every project whose name can be a folder's. Files are hard links
 * where possible. Runs that did not change are left alone. Pages of new runs and projects come before
 * the data that names them, pages of old ones go after it, so that a site killed in between has a
 * page for all that it lists.
 * @param force replaces also what is known to be there
 * @throws LockedError while a conversion writes the data; Error if there is no publication.
 */
export async function publishToSite(
  dataDir: string,
  siteDir: string,
  force = false,
): Promise<void> {
  const target = join(siteDir, "data");
  const isThere = (await stampOf(target)) === (await stampFor(dataDir, siteDir));
  if (isThere && !force && !isUnfinished(target)) return;
  const unlock = lockFolder(dataDir);
  try {
    await recover(dataDir);
    const wanted = await listedRuns(dataDir);
    if (wanted === null) throw new Error(`${dataDir} holds no publication`);
    await replaceData(dataDir, siteDir, wanted, force);
    await writeFile(join(target, stampName), await stampFor(dataDir, siteDir));
  } finally {
    unlock();
  }
}

/** Says, beside the site's data, what was put there last and for which export of the site. */
export const stampName = ".site-stamp";

function stampOf(target: string): Promise<string | null> {
  return readFile(join(target, stampName), "utf8").catch(() => null);
}

/** Digest of what decides all that is put into the site. */
async function stampFor(dataDir: string, siteDir: string): Promise<string> {
  const shells = [runPages, projectPages].map((kind) => shellPath(siteDir, kind));
  const hash = createHash("sha256");
  for (const file of [join(dataDir, paths.manifest), ...shells]) {
    const content = await readFile(file).catch(() => "");
    hash.update(`${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

type Runs = ReadonlyMap<string, ListedRun>;

async function replaceData(
  dataDir: string,
  siteDir: string,
  wanted: Runs,
  force: boolean,
): Promise<void> {
  const target = join(siteDir, "data");
  await mkdir(target, { recursive: true });
  await recover(target);
  const before: Runs = (await listedRuns(target)) ?? new Map<string, ListedRun>();
  const [oldProjects, projects] = [projectFolders(before), projectFolders(wanted)];
  const whole = force ? new Map<string, string>() : contentIds(before);
  const { put, remove } = await replacementOf(target, contentIds(wanted), whole);
  const blocks = await presentBlocks(dataDir);
  const old = (await presentBlocks(target)).filter((file) => !blocks.includes(file));
  // A publication of an earlier version has fewer files, and is shown until the next conversion.
  const [overview, stale] = [presentOf(dataDir), presentOf(target)];
  const gone = stale.filter((file) => !overview.includes(file));
  const plan = { put: [...put, ...blocks, ...overview], remove: [...remove, ...old, ...gone] };
  await mkdir(join(target, stagingName));
  for (const path of plan.put) await linkTree(join(dataDir, path), join(target, stagingName, path));
  const staged = join(target, stagingName, "page.html");
  await addPages(siteDir, runPages, staged, wanted.keys());
  await addPages(siteDir, projectPages, staged, projects);
  await commit(target, plan);
  await removePages(siteDir, runPages, new Set(before.keys()), new Set(wanted.keys()));
  await removePages(siteDir, projectPages, oldProjects, projects);
}

/** The files about all runs that are there. */
function presentOf(folder: string): readonly string[] {
  return overviewFiles.filter((file) => existsSync(join(folder, file)));
}

/** The folders of the projects that have one. */
function projectFolders(runs: Runs): ReadonlySet<string> {
  const folders = [...runs.values()].map(({ project }) => projectFolder(project ?? ""));
  return new Set(folders.filter((folder) => folder !== null));
}

/** A file, or a folder with all that is in it, under a second name. */
async function linkTree(from: string, to: string): Promise<void> {
  if ((await stat(from)).isFile()) return linkOrCopy(from, to);
  for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await linkOrCopy(path, join(to, path.slice(from.length + 1)));
  }
}

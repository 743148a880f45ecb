import { existsSync, statSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { commit, linkOrCopy, recover, stagingName } from "./commit.ts";
import { lockFolder } from "./lock.ts";
import { contentIdsOf, replacementOf } from "./replacement.ts";

/** The exported page that stands for every run; its copies give runs their addresses. */
const shellFolder = "[runId]";
const shell = `runs/${shellFolder}/index.html`;

/** Is there an exported site in this folder? */
export function isSite(siteDir: string): boolean {
  return existsSync(join(siteDir, shell));
}

/**
 * Puts published data beside an exported site: `data/`, and a page at `runs/<run_id>/` for every
 * run. Files are hard links where possible. Runs that did not change are left alone. Pages of new
 * runs come before the data that names them, pages of old ones go after it, so that a site killed in
 * between has a page for every run it lists.
 * @throws LockedError while a conversion writes the data; Error if there is no publication.
 */
export async function publishToSite(dataDir: string, siteDir: string): Promise<void> {
  const unlock = lockFolder(dataDir);
  try {
    await recover(dataDir);
    const wanted = await contentIdsOf(dataDir);
    if (wanted === null) throw new Error(`${dataDir} holds no publication`);
    await replaceData(dataDir, siteDir, wanted);
  } finally {
    unlock();
  }
}

async function replaceData(
  dataDir: string,
  siteDir: string,
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  const target = join(siteDir, "data");
  await mkdir(target, { recursive: true });
  await recover(target);
  const before = (await contentIdsOf(target)) ?? new Map<string, string>();
  const plan = await replacementOf(target, wanted);
  await mkdir(join(target, stagingName));
  for (const path of plan.put) await linkTree(join(dataDir, path), join(target, stagingName, path));
  await addPages(siteDir, join(target, stagingName, "page.html"), [...wanted.keys()]);
  await commit(target, plan);
  await removePages(siteDir, before, wanted);
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

async function addPages(siteDir: string, staged: string, runIds: readonly string[]): Promise<void> {
  for (const runId of runIds) {
    const folder = join(siteDir, "runs", runId);
    const page = join(folder, "index.html");
    if (isOfTheSite(siteDir, runId) || (await isShell(siteDir, page))) continue;
    await linkOrCopy(join(siteDir, shell), staged);
    await mkdir(folder, { recursive: true });
    await rename(staged, page);
  }
}

/** A run may be named like a file of the export, such as runs/index.html: that file stays. */
function isOfTheSite(siteDir: string, runId: string): boolean {
  const status = statSync(join(siteDir, "runs", runId), { throwIfNoEntry: false });
  return runId === shellFolder || (status !== undefined && !status.isDirectory());
}

/** Pages of runs that are gone, also of those that a killed publication left. */
async function removePages(
  siteDir: string,
  before: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  for (const entry of await readdir(join(siteDir, "runs"), { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isDirectory() || name === shellFolder || wanted.has(name)) continue;
    const page = join(siteDir, "runs", name, "index.html");
    if (!before.has(name) && !(await isShell(siteDir, page))) continue;
    await rm(page, { force: true });
    await rmdir(dirname(page));
  }
}

async function isShell(siteDir: string, page: string): Promise<boolean> {
  if (!existsSync(page)) return false;
  const [ours, there] = [await stat(join(siteDir, shell)), await stat(page)];
  if (ours.ino === there.ino && ours.dev === there.dev) return true;
  if (ours.size !== there.size) return false;
  return (await readFile(join(siteDir, shell))).equals(await readFile(page));
}

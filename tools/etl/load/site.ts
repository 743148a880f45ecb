import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { commit, linkOrCopy, recover, stagingName } from "./commit.ts";

/** The exported page that stands for every run; its copies give runs their addresses. */
const shell = "runs/[runId]/index.html";

/** Is there an exported site in this folder? */
export function isSite(siteDir: string): boolean {
  return existsSync(join(siteDir, shell));
}

/**
 * Puts published data beside an exported site: `data/`, and a page at `runs/<run_id>/` for every
 * run. Files are hard links where possible. Runs that did not change are left alone.
 */
export async function publishToSite(dataDir: string, siteDir: string): Promise<void> {
  const target = join(siteDir, "data");
  await mkdir(target, { recursive: true });
  await recover(target);
  const wanted = await runsOf(dataDir);
  const present = await runsOf(target);
  const put: string[] = [];
  for (const [runId, contentId] of wanted) {
    if (present.get(runId) === contentId) continue;
    await linkTree(join(dataDir, "runs", runId), join(target, stagingName, "runs", runId));
    put.push(`runs/${runId}`);
  }
  const remove = [...present.keys()]
    .filter((runId) => !wanted.has(runId))
    .map((id) => `runs/${id}`);
  for (const name of ["index.json", "manifest.json"]) {
    await linkOrCopy(join(dataDir, name), join(target, stagingName, name));
    put.push(name);
  }
  await writePages(siteDir, wanted, present);
  await commit(target, { put, remove });
}

async function runsOf(dataDir: string): Promise<ReadonlyMap<string, string>> {
  const path = join(dataDir, "manifest.json");
  if (!existsSync(path)) return new Map();
  const manifest: { runs?: Record<string, string> } = JSON.parse(await readFile(path, "utf8"));
  return new Map(Object.entries(manifest.runs ?? {}));
}

async function linkTree(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await linkOrCopy(path, join(to, path.slice(from.length + 1)));
  }
}

async function writePages(
  siteDir: string,
  wanted: ReadonlyMap<string, string>,
  present: ReadonlyMap<string, string>,
): Promise<void> {
  const digest = digestOf(await readFile(join(siteDir, shell)));
  for (const runId of wanted.keys()) {
    const page = join(siteDir, "runs", runId, "index.html");
    if (existsSync(page) && digestOf(await readFile(page)) === digest) continue;
    await rm(page, { force: true });
    await linkOrCopy(join(siteDir, shell), page);
  }
  for (const runId of present.keys()) {
    if (!wanted.has(runId))
      await rm(dirname(join(siteDir, "runs", runId, "x")), { recursive: true, force: true });
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

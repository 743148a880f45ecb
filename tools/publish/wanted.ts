import { Manifest, paths, projectFolder } from "@evalsite/protocol";
import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { crc32 } from "node:zlib";
import { UsageError } from "../etl/cli-output.ts";
import { isUnfinished } from "../etl/load/commit.ts";
import { type PageKind, projectPages, runPages, shellPath } from "../etl/load/pages.ts";
import { listedRuns, presentBlocks } from "../etl/load/replacement.ts";

/** A file that is to be in the target: what lies on this disk, or is made for it. */
export interface WantedFile {
  readonly digest: string;
  readonly from: string | Buffer;
}

/** What a target is to hold. */
export interface Wanted {
  readonly revision: number;
  /** UTC. */
  readonly converted: string;
  /** By path in the target; without those of runs, the manifest and the index. */
  readonly files: ReadonlyMap<string, WantedFile>;
  /** Content id by run id. */
  readonly runs: ReadonlyMap<string, string>;
  /** Folder of the data on this disk. */
  readonly dataDir: string;
  readonly manifest: Buffer;
  readonly index: Buffer;
}

/**
 * The exported site with one publication in it. Pages are made for the runs and projects of that publication alone,
 * whatever else the export has pages of.
 * @throws UsageError if there is no site, or no whole publication
 */
export async function wantedOf(siteDir: string, dataDir: string): Promise<Wanted> {
  const runs = await listedRuns(dataDir);
  if (runs === null || isUnfinished(dataDir))
    throw new UsageError(`${dataDir} holds no whole publication; convert first: npm run etl`);
  const files = new Map<string, WantedFile>();
  for (const path of await filesBelow(siteDir, isPartOfSite))
    files.set(path, await fileAt(join(siteDir, path)));
  await addPages(files, siteDir, runPages, [...runs.keys()]);
  const projects = [...runs.values()].map(({ project }) => projectFolder(project ?? ""));
  await addPages(
    files,
    siteDir,
    projectPages,
    projects.filter((name) => name !== null),
  );
  for (const block of await presentBlocks(dataDir))
    files.set(`data/${block}`, await fileAt(join(dataDir, block)));
  const manifest = await named(files, dataDir);
  const { mtime } = await stat(join(dataDir, paths.manifest));
  return {
    revision: manifest.revision,
    converted: mtime.toISOString(),
    files,
    runs: new Map([...runs].map(([runId, { contentId }]) => [runId, contentId])),
    dataDir,
    manifest: Buffer.from(`${JSON.stringify(manifest)}\n`),
    index: await readFile(join(dataDir, paths.index)),
  };
}

/** Paths of a run's files below its folder; the one that says which version it is comes last. */
export async function filesOfRun(dataDir: string, runId: string): Promise<readonly string[]> {
  const files = await filesBelow(join(dataDir, paths.run(runId)), () => true);
  return [...files.filter((file) => file !== "meta.json"), "meta.json"];
}

/**
 * What is about all runs gets names of its content, so that the manifest that names them can replace all of them at once.
 * @returns the manifest with those names
 */
async function named(files: Map<string, WantedFile>, dataDir: string): Promise<Manifest> {
  const text = await readFile(join(dataDir, paths.manifest), "utf8");
  const manifest = Manifest.parse(JSON.parse(text));
  const rename = async ({
    file,
    crc32: crc,
  }: {
    readonly file: string;
    readonly crc32: number;
  }) => {
    const dot = file.lastIndexOf(".");
    const hex = (crc >>> 0).toString(16).padStart(8, "0");
    const name = `${file.slice(0, dot)}-${hex}${file.slice(dot)}`;
    files.set(`data/${name}`, await fileAt(join(dataDir, file)));
    return { file: name, crc32: crc };
  };
  const { run_table: table, projects } = manifest;
  return {
    ...manifest,
    run_table: await rename(table),
    projects: projects === null ? null : await rename(projects),
  };
}

/** All but the data and the pages that are copies of a shell. */
function isPartOfSite(path: string): boolean {
  const [top = "", second = ""] = path.split("/");
  if (top === "data" || path.split("/").some((part) => part.startsWith("."))) return false;
  const kind = [runPages, projectPages].find(({ folder }) => folder === top);
  return kind === undefined || second === kind.shell || !path.slice(top.length + 1).includes("/");
}

async function addPages(
  files: Map<string, WantedFile>,
  siteDir: string,
  kind: PageKind,
  names: readonly string[],
): Promise<void> {
  const page = await fileAt(shellPath(siteDir, kind));
  for (const name of names) {
    const path = `${kind.folder}/${name}/index.html`;
    // A run may be named like a file of the export: that file stays.
    if (!files.has(`${kind.folder}/${name}`)) files.set(path, page);
  }
}

async function filesBelow(
  folder: string,
  isWanted: (path: string) => boolean,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter(isWanted)
    .toSorted();
}

async function fileAt(path: string): Promise<WantedFile> {
  const bytes = await readFile(path);
  return { digest: createHash("sha256").update(bytes).digest("hex").slice(0, 16), from: path };
}

export function crcOf(bytes: Buffer): number {
  return crc32(bytes);
}

import { createHash } from "node:crypto";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  type ListedFile,
  type SkippedPath,
  codeOf,
  listFolder,
  outOfFiles,
} from "./folder-source.ts";
import { isRunItself } from "./raw-is-run.ts";
import { holdsResultTwice } from "./result-twice.ts";

/** One run to convert: its id and the files of its folder. */
export interface RunFolder {
  readonly runId: string;
  /** Path below the raw folder. */
  readonly place: string;
  readonly folder: string;
  readonly files: readonly ListedFile[];
  readonly skipped: readonly SkippedPath[];
}

/** What lies directly below the raw folder. */
export interface RawFolders {
  /** Folder in which `names` lie: the raw folder or, where that is a run itself, the one above it. */
  readonly above: string;
  /** Name of the raw folder, where it is itself the only run; else null. */
  readonly rawIsRun: string | null;
  /** Names of the folders that are, or hold, runs; sorted. */
  readonly names: readonly string[];
  /** What is no run, with the reason. */
  readonly ignored: readonly { readonly path: string; readonly why: string }[];
}

/** @throws the system's error if the raw folder cannot be listed. */
export function rawFolders(rawDir: string): RawFolders {
  const whole = resolve(rawDir);
  const own = basename(whole);
  if (own !== "" && isRunItself(whole))
    return { above: dirname(whole), rawIsRun: own, names: [own], ignored: [] };
  const names: string[] = [];
  const ignored: { path: string; why: string }[] = [];
  for (const entry of readdirSync(rawDir, { withFileTypes: true })) {
    const path = entry.name;
    if (path.startsWith(".")) ignored.push({ path, why: "hidden" });
    else if (entry.isDirectory() || (entry.isSymbolicLink() && mayBeFolder(join(rawDir, path))))
      names.push(path);
    else ignored.push({ path, why: "a file, not a run's folder" });
  }
  return {
    above: rawDir,
    rawIsRun: null,
    names: names.toSorted(),
    ignored: ignored.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** A link that leads nowhere counts as a folder: it is reported as a run that cannot be read. */
function mayBeFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return true;
  }
}

/**
 * A folder directly below the raw folder, or a link there to one (`npm run import -- --reference`), is a run, whatever depth its files have, unless it holds
 * the same result twice: then it is a collection, and its subfolders are runs named
 * `<folder>~<subfolder>`.
 * @param within folder out of which links are not followed
 */
export function runsIn(
  rawDir: string,
  name: string,
  within: string = rawDir,
): readonly RunFolder[] {
  const folder = join(rawDir, name);
  const run = { runId: name, place: name, folder };
  try {
    return split({ ...run, ...listFolder(folder, realpathSync.native(within)) });
  } catch (error) {
    if (outOfFiles.includes(codeOf(error))) throw error;
    const whole: SkippedPath = { path: ".", code: "unreadable", detail: codeOf(error) };
    return [{ ...run, files: [], skipped: [whole] }];
  }
}

/** A folder that holds the same result twice becomes one run a subfolder. */
function split(run: RunFolder): readonly RunFolder[] {
  if (run.files.some((file) => file.path === "run.yaml") || !holdsResultTwice(run.files))
    return [run];
  const below = Map.groupBy(run.files, (file) => topFolder(file.path));
  const skippedBelow = Map.groupBy(run.skipped, (skipped) => topFolder(skipped.path));
  return [...below].flatMap(([name, files]) => {
    const skipped = skippedBelow.get(name) ?? [];
    if (name === "") return [{ ...run, files, skipped }];
    return split({
      runId: boundedName(`${run.runId}~${name}`),
      place: `${run.place}/${name}`,
      folder: join(run.folder, name),
      files: files.map((file) => ({ ...file, path: file.path.slice(name.length + 1) })),
      skipped: skipped.map((entry) => ({ ...entry, path: entry.path.slice(name.length + 1) })),
    });
  });
}

function topFolder(path: string): string {
  const at = path.indexOf("/");
  return at === -1 ? "" : path.slice(0, at);
}

/** Names made here must fit a file system's 255 bytes. */
export function boundedName(name: string): string {
  const bytes = Buffer.from(name);
  if (bytes.length <= 255) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const kept = new TextDecoder().decode(bytes.subarray(0, 240)).replace(/\ufffd+$/, "");
  return `${kept}~${digest}`;
}

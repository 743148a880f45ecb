import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "../extract/source.ts";
import { type SkippedPath, codeOf, listFolder } from "./folder-source.ts";

/** One run to convert: its id and the files of its folder. */
export interface RunFolder {
  readonly runId: string;
  readonly folder: string;
  readonly files: readonly SourceFile[];
  readonly skipped: readonly SkippedPath[];
}

export interface Discovery {
  readonly runs: readonly RunFolder[];
  /** What lies in the raw folder and is no run, with the reason. */
  readonly ignored: readonly { readonly path: string; readonly why: string }[];
}

/**
 * Every folder directly below the raw folder is a run, whatever depth its files have, unless it
 * holds the same result twice: then it is a collection, and its subfolders are runs named
 * `<folder>~<subfolder>`.
 * @throws the system's error if the raw folder cannot be listed.
 */
export async function discoverRuns(rawDir: string): Promise<Discovery> {
  const runs: RunFolder[] = [];
  const ignored: { path: string; why: string }[] = [];
  for (const name of (await readdir(rawDir)).toSorted()) {
    if (name.startsWith(".")) ignored.push({ path: name, why: "hidden" });
    else await discover(rawDir, name, runs, ignored);
  }
  return { runs, ignored };
}

async function discover(
  rawDir: string,
  name: string,
  runs: RunFolder[],
  ignored: { path: string; why: string }[],
): Promise<void> {
  const folder = join(rawDir, name);
  try {
    if (!(await stat(folder)).isDirectory()) {
      ignored.push({ path: name, why: "a file, not a run's folder" });
      return;
    }
    const { files, skipped } = await listFolder(folder);
    runs.push(...split({ runId: name, folder, files, skipped }));
  } catch (error) {
    const whole: SkippedPath = { path: ".", code: "unreadable", detail: codeOf(error) };
    runs.push({ runId: name, folder, files: [], skipped: [whole] });
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

const onePerRun =
  /(?:^|\/)(?:run\.yaml|evalscope\.jsonl|samples\.jsonl|metrics\.log|logging\.jsonl|trainer_log\.jsonl)$/;
const nativePart = /(?:^|\/)((?:reports|reviews|predictions)\/.+\.jsonl?)$/;

/** The same report, review or log file below two different folders cannot belong to one run. */
function holdsResultTwice(files: readonly SourceFile[]): boolean {
  const seen = new Set<string>();
  for (const { path } of files) {
    const result = nativePart.exec(path)?.[1] ?? onePerRun.exec(path)?.[0].replace("/", "");
    if (result === undefined) continue;
    if (seen.has(result)) return true;
    seen.add(result);
  }
  return false;
}

/** Names made here must fit a file system's 255 bytes. */
export function boundedName(name: string): string {
  const bytes = Buffer.from(name);
  if (bytes.length <= 255) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const kept = new TextDecoder().decode(bytes.subarray(0, 240)).replace(/\ufffd+$/, "");
  return `${kept}~${digest}`;
}

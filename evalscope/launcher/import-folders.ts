import {
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { bringFolder, counted, leftOut } from "./bring-in.ts";
import { LaunchError } from "./failure.ts";
import { type ImportMode, type ImportStep, planImport } from "./import-plan.ts";
import { checkRunId } from "./run-id.ts";

/** Brings finished evaluations and trainers' folders into the raw folder; the originals are only read. @returns a line for each. */
export function importFolders(
  folders: readonly string[],
  rawDir: string,
  mode: ImportMode,
  runId: string | null,
): readonly { readonly runId: string; readonly line: string }[] {
  mkdirSync(rawDir, { recursive: true });
  const steps = planImport({
    folders: folders.map(existingFolder),
    rawDir: realpathSync(rawDir),
    runId: runId === null ? null : checkRunId(runId),
    taken: new Set(readdirSync(rawDir)),
  });
  return steps.map((step) => ({
    runId: step.runId,
    line: `${step.runId}  ${carryOut(step, mode)}`,
  }));
}

function existingFolder(path: string): string {
  const absolute = resolve(path);
  const status = statSync(absolute, { throwIfNoEntry: false });
  if (!status) throw new LaunchError(`${path} does not exist (looked for ${absolute})`);
  if (!status.isDirectory())
    throw new LaunchError(`${path} is a file; import the folder it lies in`);
  return realpathSync(absolute);
}

function carryOut({ from, to, runId }: ImportStep, mode: ImportMode): string {
  if (mode === "reference") {
    symlinkSync(from, to, process.platform === "win32" ? "junction" : "dir");
    return `refers to ${from}`;
  }
  // A hidden name is no run: a conversion meanwhile does not see half a folder.
  const unfinished = join(to, "..", `.importing-${runId}`);
  try {
    const brought = bringFolder(from, unfinished, mode);
    if (brought.files === 0)
      throw new LaunchError(`${from} holds no files${leftOut(brought)}; nothing was imported`);
    renameSync(unfinished, to);
    return `${counted(brought.files)} ${mode === "copy" ? "copied" : "linked"}${leftOut(brought)}`;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { stateName } from "./load/etl-state.ts";
import { lockName } from "./load/lock.ts";
import { overviewFiles } from "./load/replacement.ts";
import { stampName } from "./load/site.ts";

/** A reason to stop that the user can do something about: one line, no stack. */
export class UsageError extends Error {}

/**
 * Refuses an output folder whose content would be lost: one that lies over the raw folder, or holds
 * what evalsite did not write.
 * @param shown the folder as the user named it
 * @throws UsageError
 */
export function checkOutput(rawDir: string, outDir: string, shown: string): void {
  const status = statSync(outDir, { throwIfNoEntry: false });
  if (status && !status.isDirectory())
    throw new UsageError(`${shown} is a file; --out-dir needs a folder.`);
  if (!status && lstatSync(outDir, { throwIfNoEntry: false }))
    throw new UsageError(`${shown} is a link to nothing; --out-dir needs a folder.`);
  const [raw, out] = [realPath(rawDir), realPath(outDir)];
  if (isWithin(raw, out) || isWithin(out, raw)) {
    throw new UsageError(
      `--out-dir ${shown} and --raw-dir lie in one another; name two separate folders.`,
    );
  }
  const foreign = foreignIn(outDir);
  if (foreign !== null) {
    throw new UsageError(
      `${shown} holds "${foreign}", which evalsite did not write; name another --out-dir or empty it.`,
    );
  }
}

/** The path without links, as far as it exists. */
export function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), basename(path));
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

const ours = new Set<string>([
  ...overviewFiles,
  stateName,
  stampName,
  "runs",
  "scores",
  "traits",
  ".staging",
  ".commit.json",
  ".trash",
  ".gitignore",
  ".gitkeep",
  ".DS_Store",
]);

/** The first thing in the folder that no conversion puts there; also a run that is not published. */
function foreignIn(outDir: string): string | null {
  const names = namesIn(outDir);
  const other = names.find((name) => !ours.has(name) && !name.startsWith(lockName));
  if (other !== undefined) return other;
  const run = namesIn(join(outDir, "runs")).find(
    (name) => !name.startsWith(".") && !existsSync(join(outDir, "runs", name, "meta.json")),
  );
  return run === undefined ? null : `runs/${run}`;
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

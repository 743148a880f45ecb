import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Programs that start from one compiled file, not from hundreds of sources. */
export const programs = {
  etl: "tools/etl/main.ts",
  gate: "tools/gate/main.ts",
  report: "tools/gate/report.ts",
  eval: "evalscope/launcher/eval.ts",
} as const;

export type ProgramName = keyof typeof programs;

export function isProgram(name: string): name is ProgramName {
  return Object.hasOwn(programs, name);
}

/** Where compiled programs lie in a project; each folder is named after the digest of what it was made of. */
export function compiledFolder(project: string): string {
  return join(project, "node_modules/.cache/evalsite/programs");
}

/** Name of the file that says which folder was made last. */
export const latestName = "latest";

/** Name of the file beside a compiled program that lists its sources. */
export function sourcesName(name: ProgramName): string {
  return `${name}.sources`;
}

/**
 * The file to run: compiled from the sources as they are now. If nothing can be written, or compiled, it is the source.
 * @param project its folder
 */
export function programFile(name: ProgramName, project: string): string {
  const known = upToDate(name, project);
  if (known !== null) return known;
  if (canWrite(compiledFolder(project))) compile(project);
  return upToDate(name, project) ?? join(project, programs[name]);
}

/** The compiled file; null if there is none, or a source has changed since. */
function upToDate(name: ProgramName, project: string): string | null {
  try {
    const latest = readFileSync(join(compiledFolder(project), latestName), "utf8");
    const folder = join(compiledFolder(project), latest);
    const list = readFileSync(join(folder, sourcesName(name)), "utf8");
    const [digest = "", ...paths] = list.split("\n");
    const sources = paths.map((path) => [path, readFileSync(join(project, path))] as const);
    const file = join(folder, `${name}.js`);
    return sourcesDigest(project, sources) === digest && existsSync(file) ? file : null;
  } catch {
    return null; // Nothing was compiled, or a source is gone.
  }
}

/** @param project compiled programs know where their sources lie */
export function sourcesDigest(
  project: string,
  sources: Iterable<readonly [path: string, content: Uint8Array]>,
): string {
  const hash = createHash("sha256").update(project);
  for (const [path, content] of sources)
    hash.update(`\n${path} ${content.length}\n`).update(content);
  return hash.digest("hex");
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** In a process of its own, for the compiler takes memory that the program should not have. */
function compile(project: string): void {
  const compiler = join(dirname(import.meta.filename), "compile.ts");
  spawnSync(process.execPath, [compiler, project], { stdio: "ignore" });
}

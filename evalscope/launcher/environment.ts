import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type EvalscopeSource, environmentName, recipeOf } from "./evalscope-source.ts";
import { LaunchError } from "./failure.ts";
import { installStep } from "./install-step.ts";
import { holdLock } from "./lock.ts";
import { environmentsDir, fromRoot } from "./places.ts";
import { type Candidate, requirePython } from "./python.ts";
import { tell } from "./tell.ts";

/** A virtual environment with evalscope in it. */
export interface Environment {
  readonly python: string;
  readonly versions: { readonly evalscope: string; readonly python: string };
  /** The fork's folder; null for a release. */
  readonly sourceFolder: string | null;
}

const stampFile = "evalsite.json";
const stamp = z.object({ recipe: z.string(), evalscope: z.string(), python: z.string() });

/** Makes the environment on first use; after that only a small file is read. */
export async function ensureEnvironment(source: EvalscopeSource): Promise<Environment> {
  const folder = join(environmentsDir, environmentName(source));
  const python = requirePython();
  const recipe = recipeOf(source, python.version);
  const ready = readyEnvironment(folder, recipe, source);
  if (ready) return ready;
  const release = await holdLock(environmentsDir, () =>
    tell("Another installation of evalscope is under way; waiting for its end…"),
  );
  try {
    if (!readyEnvironment(folder, recipe, source)) await install(folder, source, python, recipe);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    release();
  }
  const made = readyEnvironment(folder, recipe, source);
  if (made) return made;
  throw new LaunchError(`${fromRoot(folder)} was made, but its Python does not run; delete it`);
}

function pythonIn(folder: string): string {
  return join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
}

function readyEnvironment(
  folder: string,
  recipe: string,
  source: EvalscopeSource,
): Environment | null {
  const file = join(folder, stampFile);
  if (!existsSync(file) || !existsSync(pythonIn(folder))) return null;
  const { data } = stamp.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (data === undefined || data.recipe !== recipe) return null;
  const sourceFolder = sourceFolderOf(source, folder);
  const evalscope = (sourceFolder && versionIn(sourceFolder)) ?? data.evalscope;
  return { python: pythonIn(folder), versions: { evalscope, python: data.python }, sourceFolder };
}

/** The version that a fork's code says now: it may have moved on since it was installed. */
function versionIn(sourceFolder: string): string | null {
  const file = join(sourceFolder, "evalscope/version.py");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return /^__version__ *= *["']([^"']+)["']/m.exec(text)?.[1] ?? null;
}

function sourceFolderOf(source: EvalscopeSource, folder: string): string | null {
  if (source.kind === "release") return null;
  return source.kind === "folder" ? source.path : join(folder, "source");
}

async function install(
  folder: string,
  source: EvalscopeSource,
  python: Candidate,
  recipe: string,
): Promise<void> {
  const what = source.kind === "release" ? `evalscope ${source.version}` : "evalscope from source";
  tell(`Installing ${what} into ${fromRoot(folder)} (about 0.8 GB, one to three minutes)…`);
  rmSync(folder, { recursive: true, force: true });
  const log = `${folder}.log`;
  writeFileSync(log, "");
  await installStep(log, python.command, ["-m", "venv", folder]);
  if (source.kind === "git") await cloneInto(join(folder, "source"), source, log);
  const checkout = sourceFolderOf(source, folder);
  const wanted =
    source.kind === "release" ? source.pipArguments : ["-e", `${checkout ?? folder}[perf]`];
  const quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"];
  await installStep(log, pythonIn(folder), ["-m", "pip", "install", ...quiet, ...wanted]);
  writeFileSync(join(folder, stampFile), JSON.stringify({ recipe, ...installed(folder) }));
}

async function cloneInto(
  target: string,
  { url, ref }: Extract<EvalscopeSource, { kind: "git" }>,
  log: string,
): Promise<void> {
  await installStep(log, "git", ["clone", "--quiet", url, target]);
  if (ref !== null) await installStep(log, "git", ["-C", target, "checkout", "--quiet", ref]);
}

function installed(folder: string): { evalscope: string; python: string } {
  const question =
    "import platform; from importlib.metadata import version; print(version('evalscope'), platform.python_version())";
  const { stdout } = spawnSync(pythonIn(folder), ["-c", question], { encoding: "utf8" });
  const [evalscope = "", python = ""] = stdout.trim().split(" ");
  return { evalscope, python };
}

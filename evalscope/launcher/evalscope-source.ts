import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { LaunchError } from "./failure.ts";
import { root } from "./places.ts";
import { safeName } from "./run-id.ts";

/** Which evalscope to run. */
export type EvalscopeSource =
  | { readonly kind: "release"; readonly version: string; readonly pipArguments: readonly string[] }
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "git"; readonly url: string; readonly ref: string | null };

const requirements = join(root, "evalscope/requirements.txt");
/** The same with all that it brings, each with its digests: scripts/pin-python.ts. */
const constraints = join(root, "evalscope/constraints.txt");

/** The pinned release, unless a version is named or `EVALSCOPE_SOURCE` names a fork. */
export function chooseSource(
  version: string | undefined,
  fork: string | undefined,
): EvalscopeSource {
  if (version !== undefined) return namedRelease(version);
  return fork === undefined || fork === "" ? pinnedRelease() : forkAt(fork);
}

function namedRelease(version: string): EvalscopeSource {
  if (!/^\d[\w.+-]*$/.test(version))
    throw new LaunchError(`--version ${version}: expected a release of evalscope such as 1.14.1`);
  return { kind: "release", version, pipArguments: [`evalscope[perf]==${version}`] };
}

function pinnedRelease(): EvalscopeSource {
  const text = readFileSync(requirements, "utf8");
  const version = /^evalscope\[perf\]==(\S+)$/m.exec(text)?.[1];
  if (version === undefined)
    throw new LaunchError("evalscope/requirements.txt: no line evalscope[perf]==<version>");
  return { kind: "release", version, pipArguments: ["--require-hashes", "-r", constraints] };
}

/** As pip takes them: an @ after the host begins a branch, tag or commit. */
const gitAddress =
  /^(?:git\+)?((?:(?:https?|ssh|git|file):\/\/[^/]*\/|git@[^:]+:)[^@#]+)(?:@([\w./-]+))?$/;

function forkAt(location: string): EvalscopeSource {
  const [, url, ref = null] = gitAddress.exec(location) ?? [];
  if (url !== undefined) return { kind: "git", url, ref };
  const path = resolve(root, location);
  const isProject = ["pyproject.toml", "setup.py"].some((name) => existsSync(join(path, name)));
  if (!isProject)
    throw new LaunchError(
      `EVALSCOPE_SOURCE=${location}: neither a git URL nor a folder with evalscope's source (looked for pyproject.toml in ${path})`,
    );
  return { kind: "folder", path };
}

/** The environment's folder name: one for each release and each fork. */
export function environmentName(source: EvalscopeSource): string {
  if (source.kind === "release") return `venv-${source.version}`;
  const location =
    source.kind === "folder" ? source.path : `${source.url}@${source.ref ?? "default"}`;
  const name = safeName(
    basename(source.kind === "folder" ? source.path : source.url).replace(/\.git$/, ""),
  );
  return `venv-${name}-${digest(location)}`;
}

/** Changes when the environment must be made anew. An editable install follows the source by itself, but not its requirements. */
export function recipeOf(source: EvalscopeSource, python: readonly [number, number]): string {
  return JSON.stringify([environmentName(source), python, digest(requirementsText(source))]);
}

function requirementsText(source: EvalscopeSource): string {
  if (source.kind === "git") return "";
  const files =
    source.kind === "release"
      ? [requirements, constraints]
      : ["pyproject.toml", "setup.py", "requirements/framework.txt", "requirements/perf.txt"].map(
          (name) => join(source.path, name),
        );
  return files.map((file) => (existsSync(file) ? readFileSync(file, "utf8") : "")).join("\n");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

import { spawnSync } from "node:child_process";
import { LaunchError } from "./failure.ts";

/** What a program that calls itself Python turned out to be. */
export interface Candidate {
  readonly command: string;
  readonly version: readonly [number, number];
  /** Without it no environment can be made; Debian ships it separately. */
  readonly hasVenv: boolean;
}

const names =
  process.platform === "win32"
    ? ["python", "python3"]
    : ["python3", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

const question =
  "import sys, importlib.util as u; print(*sys.version_info[:2], int(bool(u.find_spec('ensurepip') and u.find_spec('venv'))))";

function ask(command: string): Candidate | null {
  const { status, stdout } = spawnSync(command, ["-c", question], { encoding: "utf8" });
  if (status !== 0) return null;
  const [major = 0, minor = 0, venv = 0] = stdout.trim().split(" ").map(Number);
  return { command, version: [major, minor], hasVenv: venv === 1 };
}

function isNewEnough({ version: [major, minor] }: Candidate): boolean {
  return major > 3 || (major === 3 && minor >= 10);
}

/** The first of the candidates that can run evalscope, or the one line that says what is missing. */
export function choosePython(
  candidates: readonly Candidate[],
): Candidate | { readonly missing: string } {
  const recent = candidates.filter(isNewEnough);
  const usable = recent.find((candidate) => candidate.hasVenv);
  if (usable) return usable;
  const [bare] = recent;
  if (bare)
    return {
      missing: `${bare.command} ${bare.version.join(".")} has no venv module; install it (Debian, Ubuntu: apt install python3-venv)`,
    };
  const found = candidates.map(({ command, version }) => `${command} ${version.join(".")}`);
  return {
    missing: `evalscope needs Python 3.10 or newer; found ${found.join(", ") || "none"}. See https://www.python.org/downloads/`,
  };
}

/** A Python that can run evalscope, asked anew each time: 50 ms. */
export function findPython(): Candidate | { readonly missing: string } {
  for (const name of names) {
    const candidate = ask(name);
    if (candidate && isNewEnough(candidate) && candidate.hasVenv) return candidate;
  }
  return choosePython(names.flatMap((name) => ask(name) ?? []));
}

/** @throws LaunchError when there is none. */
export function requirePython(): Candidate {
  const found = findPython();
  if ("missing" in found) throw new LaunchError(found.missing);
  return found;
}

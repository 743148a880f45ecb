import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * Logs print absolute paths; the perf database holds pickled responses, which nobody should open; the
 * pages are mostly evalscope's own code and say nothing that the JSON lacks.
 */
const dropped = ["logs", "benchmark.log", "benchmark_data.db", "perf_report.html", "report.html"];

function filesBelow(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
    join(folder, file),
  );
  return all.filter((file) => statSync(file).isFile());
}

/** Throws when a file names a folder of this machine, or holds what looks like a key. */
function refuseTraces(folder: string, scratch: string): void {
  const traces = [scratch, tmpdir(), homedir(), process.cwd()].filter((path) => path !== "/");
  for (const file of filesBelow(folder)) {
    const text = readFileSync(file, "latin1");
    const trace =
      traces.find((path) => text.includes(path)) ??
      text.match(/\/(?:home|root|usr|Users)\/[\w.-]+|\blocalhost\b|\bsk-\w{8,}/)?.[0];
    if (trace !== undefined) throw new Error(`${file} holds "${trace}"`);
  }
}

/** Takes out of a run what must not be published. */
export function pruneRun(folder: string, scratch: string): void {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    dropped.includes(file.split("/").at(-1) ?? ""),
  );
  for (const file of found) rmSync(join(folder, file), { recursive: true, force: true });
  refuseTraces(folder, scratch);
}

/** Puts finished runs where examples live, in place of those of the same name, or of all that were there; in one move, since others may read there. */
export function publishRuns(made: string, target: string, replaceAll: boolean): void {
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  if (!replaceAll && existsSync(target)) cpSync(target, fresh, { recursive: true });
  for (const id of readdirSync(made)) {
    rmSync(join(fresh, id), { recursive: true, force: true });
    cpSync(join(made, id), join(fresh, id), { recursive: true });
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
}

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** Logs print absolute paths; the perf database holds pickled responses, which nobody should open. */
const dropped = ["logs", "benchmark.log", "benchmark_data.db", "perf_report.html"];

function filesBelow(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
    join(folder, file),
  );
  return all.filter((file) => statSync(file).isFile());
}

function prune(folder: string, keepHtml: boolean): void {
  const names = keepHtml ? dropped : [...dropped, "report.html"];
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    names.includes(file.split("/").at(-1) ?? ""),
  );
  for (const file of found) rmSync(join(folder, file), { recursive: true, force: true });
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

/** Moves a finished run from the scratch folder to where examples live, without what must not be published. */
export function publishRun(scratch: string, id: string, target: string, keepHtml: boolean): void {
  const made = join(scratch, "runs", id);
  prune(made, keepHtml);
  refuseTraces(made, scratch);
  if (existsSync(join(target, id))) rmSync(join(target, id), { recursive: true });
  cpSync(made, join(target, id), { recursive: true });
}

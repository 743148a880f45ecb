import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export interface Endpoint {
  readonly apiUrl: string;
  readonly stop: () => void;
}

/** Starts the endpoint on a free port with the models of a folder, and waits for its address. */
export async function startEndpoint(models: string): Promise<Endpoint> {
  const server = fileURLToPath(new URL("../endpoint/server.ts", import.meta.url));
  const child = spawn(process.execPath, [server, "--checkpoints", models], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line]: unknown[] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => [""]),
  ]);
  const apiUrl = String(line).trim();
  if (!apiUrl.startsWith("http://127.0.0.1:")) throw new Error("the endpoint did not start");
  return { apiUrl, stop: () => void child.kill() };
}

/** Starts evalscope in the scratch folder; its output goes to a file beside the runs. */
export function startEvalscope(
  python: string,
  args: readonly string[],
  scratch: string,
  logFile: string,
): ChildProcess {
  const log = openSync(join(scratch, logFile), "w");
  // Times in the files have no zone, so the zone is fixed here; the offline switch proves that nothing is fetched, and a cache of
  // its own that no earlier version of a question set is taken for this one.
  const env = {
    ...process.env,
    TZ: "UTC",
    HF_HUB_OFFLINE: "1",
    HF_HOME: join(scratch, ".cache/huggingface"),
    PYTHONUNBUFFERED: "1",
  };
  const child = spawn(python, ["-m", "evalscope.cli.cli", ...args], {
    cwd: scratch,
    env,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return child;
}

export async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

function countPredictions(runFolder: string): number {
  const folder = join(runFolder, "predictions");
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".jsonl"),
  );
  return files.reduce(
    (count, file) => count + readFileSync(join(folder, file), "utf8").split("\n").length - 1,
    0,
  );
}

/** Kills the process (SIGKILL) once that many prediction lines are on disk; throws when it ends before. */
export async function killAt(
  child: ChildProcess,
  runFolder: string,
  predictions: number,
): Promise<void> {
  while (countPredictions(runFolder) < predictions) {
    if (child.exitCode !== null)
      throw new Error(`evalscope ended by itself before ${predictions} predictions`);
    await sleep(5);
  }
  child.kill("SIGKILL");
  await exitCode(child);
}

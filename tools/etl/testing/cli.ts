import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** Program to load before the command line tool: see `faulty-disk.ts`. */
  readonly preload?: string;
  /** Kills it so long after its start, if it has not ended by then. */
  readonly killAfterMs?: number;
}

const etlFolder = join(import.meta.dirname, "..");

/** Starts of the tool after the first take a third of the time. */
const compileCache = join(tmpdir(), "evalsite-compile-cache");

/** Runs the command line tool as its users do, to its end. */
export function etl(args: readonly string[], circumstances: Circumstances = {}): Promise<Ended> {
  const { cwd = etlFolder, env = {}, uid, preload, killAfterMs } = circumstances;
  const imports = preload === undefined ? [] : ["--import", join(import.meta.dirname, preload)];
  const child = spawn(process.execPath, [...imports, join(etlFolder, "main.ts"), ...args], {
    cwd,
    env: { PATH: process.env["PATH"], TZ: "UTC", NODE_COMPILE_CACHE: compileCache, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const kill = () => void child.kill("SIGKILL");
  const timer = killAfterMs === undefined ? undefined : setTimeout(kill, killAfterMs);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stdout, stderr });
    });
  });
}

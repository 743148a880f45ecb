import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { Settings } from "./config-file.ts";
import { root } from "./places.ts";
import { pythonEntry } from "./python-entry.ts";

export interface Start {
  readonly kind: "eval" | "perf";
  readonly python: string;
  readonly settings: Settings;
  readonly logFile: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The exit code, or the signal that ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningEvalscope {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** Asks evalscope to end, and insists when it does not; a second call insists at once. */
  readonly stop: () => void;
}

/** Requests in flight are let finish for a while; then they are not. */
const patience = [
  { signal: "SIGINT", afterMs: 0 },
  { signal: "SIGTERM", afterMs: 8000 },
  { signal: "SIGKILL", afterMs: 12_000 },
] as const;

/** A Ctrl-C reaches the launcher more than once: from the terminal, and from the processes above it. */
const oneKeyPressMs = 1000;

/** Starts evalscope in a process group of its own, with its output in the log file. */
export function startEvalscope(start: Start): RunningEvalscope {
  mkdirSync(dirname(start.logFile), { recursive: true });
  const log = openSync(start.logFile, "a");
  const child = spawn(start.python, ["-c", pythonEntry[start.kind]], {
    cwd: root,
    env: { ...process.env, PYTHONUNBUFFERED: "1", ...start.variables },
    stdio: ["pipe", log, log],
    detached: process.platform !== "win32",
  });
  closeSync(log);
  // The pipe breaks when Python dies before it has read; the exit code tells why.
  child.stdin?.on("error", () => undefined);
  child.stdin?.write(`${JSON.stringify(start.settings)}\n`);
  return { pid: child.pid ?? 0, ended: ending(child), stop: stopper(child) };
}

function ending(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      // Workers of a killed evalscope would live on in its group.
      if (code !== 0) signalGroup(child, "SIGKILL");
      resolve({ code, signal });
    });
  });
}

function stopper(child: ChildProcess): () => void {
  let asked = 0;
  return () => {
    const now = Date.now();
    if (asked > 0 && now - asked > oneKeyPressMs) signalGroup(child, "SIGKILL");
    if (asked > 0) return;
    asked = now;
    const timers = patience.map(({ signal, afterMs }) =>
      setTimeout(() => signalGroup(child, signal), afterMs),
    );
    child.once("exit", () => timers.forEach(clearTimeout));
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the group is empty already; EPERM: macOS says so of a group of zombies.
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export interface LauncherProcess {
  readonly child: ChildProcess;
  /** All that it said on standard error so far. */
  readonly said: () => string;
  /** Waits for what it says. @throws Error when it ends before. */
  readonly saying: (wanted: RegExp) => Promise<RegExpExecArray>;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** `npm run eval` without npm; it ends with the test. */
export function startLauncher(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): LauncherProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../eval.ts"), ...args], {
    env: { ...process.env, HF_HUB_OFFLINE: "1", ...variables },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let text = "";
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  const ended = once(child, "close").then(() => child.exitCode);
  const saying = async (wanted: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = wanted.exec(text);
      if (found) return found;
      if (child.exitCode !== null) throw new Error(`it ended without saying ${wanted}:\n${text}`);
      await Promise.race([once(child.stderr, "data"), ended]);
    }
  };
  return { child, said: () => text, saying, ended };
}

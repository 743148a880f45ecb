import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { lastLines } from "./cause.ts";
import { LaunchError } from "./failure.ts";
import { fromRoot } from "./places.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs one step of an installation, with its output at the end of the log. A signal to this process ends the step,
 * and all that it started.
 * @throws LaunchError if it fails or is ended
 */
export async function installStep(
  log: string,
  program: string,
  args: readonly string[],
): Promise<void> {
  const output = openSync(log, "a");
  const isGroup = process.platform !== "win32";
  let isEnded = false;
  const end = (): void => {
    isEnded = true;
    if (isGroup && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    else child.kill();
  };
  // Before the step starts: a signal that nobody waits for ends this process alone.
  for (const signal of signals) process.on(signal, end);
  const child = spawn(program, args, { stdio: ["ignore", output, output], detached: isGroup });
  closeSync(output);
  const failure = await new Promise<string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code) => resolve(code === 0 ? null : ""));
  });
  for (const signal of signals) process.off(signal, end);
  if (isEnded)
    throw new LaunchError("Interrupted while evalscope was installed; the next start begins anew");
  if (failure === null) return;
  const cause = failure || lastLines(readFileSync(log, "utf8"), /^(?:ERROR|fatal|Error):/i);
  throw new LaunchError(
    `The environment for evalscope could not be made: ${cause} (log: ${fromRoot(log)})`,
  );
}

import { spawn } from "node:child_process";
import { highWaterBytes, residentBytes } from "./process-tree.ts";

/** A whole process, from its start to its end. */
export interface Timed {
  readonly seconds: number;
  /** Peak resident memory of the process tree in bytes; null where it cannot be read. */
  readonly peakBytes: number | null;
}

/** What is run: a program with its arguments; what it prints is thrown away. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

const sampleMs = 50;

/**
 * Runs a program to its end.
 * @throws Error with what it said, if it fails
 */
export async function timed({ program, args }: Command): Promise<Timed> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said = `${said}${text.toString()}`.slice(-2000)));
  const end = () => child.kill();
  process.once("exit", end);
  const peak = peakOf(child.pid);
  const sampling = setInterval(peak.sample, sampleMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => {
    clearInterval(sampling);
    process.off("exit", end);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
  return { seconds: (performance.now() - started) / 1000, peakBytes: peak.bytes() };
}

/** The largest sum over the tree that was seen, and at least what one process ever held. */
function peakOf(pid: number | undefined) {
  let most: number | null = null;
  const sample = () => {
    if (pid === undefined) return;
    const now = Math.max(residentBytes(pid) ?? 0, highWaterBytes(pid) ?? 0);
    if (now > 0) most = Math.max(most ?? 0, now);
  };
  sample();
  return { sample, bytes: () => most };
}

/**
 * Runs each program in turn, as often as asked, so that what slows the machine for a while slows all
 * of them. `before` puts things as they were.
 */
export async function interleaved(
  commands: Readonly<Record<string, Command>>,
  repeat: number,
  before: (name: string) => void,
): Promise<Readonly<Record<string, readonly Timed[]>>> {
  const measured: Record<string, Timed[]> = {};
  for (let round = 1; round <= repeat; round++) {
    for (const [name, command] of Object.entries(commands)) {
      before(name);
      process.stderr.write(`${round} of ${repeat}: ${name}\n`);
      (measured[name] ??= []).push(await timed(command));
    }
  }
  return measured;
}

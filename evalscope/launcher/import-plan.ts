import { basename, join } from "node:path";
import { LaunchError } from "./failure.ts";
import { safeName } from "./run-id.ts";

export type ImportMode = "copy" | "link" | "reference";

/** A folder and the run it becomes. */
export interface ImportStep {
  readonly from: string;
  readonly runId: string;
  readonly to: string;
}

export interface ImportRequest {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly rawDir: string;
  readonly runId: string | null;
  /** Names that the raw folder holds already. */
  readonly taken: ReadonlySet<string>;
}

/** Every folder's place in the raw folder, decided before anything is written. @throws LaunchError with the way out. */
export function planImport({
  folders,
  rawDir,
  runId,
  taken,
}: ImportRequest): readonly ImportStep[] {
  if (runId !== null && folders.length > 1)
    throw new LaunchError("--run-id names one run; import the folders one at a time");
  const steps = folders.map((from) => {
    const id = runId ?? safeName(basename(from));
    return { from, runId: id, to: join(rawDir, id) };
  });
  const used = new Set(taken);
  for (const step of steps) {
    refuse(step, rawDir, used);
    used.add(step.runId);
  }
  return steps;
}

function refuse({ from, runId, to }: ImportStep, rawDir: string, used: ReadonlySet<string>): void {
  if (runId === "")
    throw new LaunchError(`${from}: its name makes no run id; give one with --run-id`);
  if (used.has(runId))
    throw new LaunchError(
      `${from}: there is a run "${runId}" already; give another id with --run-id`,
    );
  if (from === to || isBelow(from, rawDir))
    throw new LaunchError(`${from} lies in the raw folder already`);
  if (isBelow(rawDir, from))
    throw new LaunchError(`${from} holds the raw folder itself; name the folders below it`);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
}

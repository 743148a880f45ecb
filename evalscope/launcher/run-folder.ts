import { existsSync, lstatSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "./failure.ts";
import { fromRoot } from "./places.ts";
import type { LaunchKind } from "./run-settings.ts";

/** What is to be done in the folder. */
interface Purpose {
  readonly kind: LaunchKind;
  readonly resume: boolean;
}

/** Makes the folder of a new run, or takes that of an earlier one. @throws LaunchError with the way out. */
export function openRunFolder(rawDir: string, runId: string, purpose: Purpose): string {
  const folder = checkRunFolder(rawDir, runId, purpose);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The folder a run will have; nothing is made yet. @throws LaunchError with the way out. */
export function checkRunFolder(rawDir: string, runId: string, { kind, resume }: Purpose): string {
  const folder = join(rawDir, runId);
  if (resume) refuseForeign(folder, runId);
  else if (existsSync(folder))
    throw new LaunchError(`${fromRoot(folder)} exists; ${wayOut[kind]} another --run-id`);
  return folder;
}

/** A stress test cannot be taken up. */
const wayOut: Readonly<Record<LaunchKind, string>> = {
  eval: "take it up again with --resume, or choose",
  perf: "choose",
};

function refuseForeign(folder: string, runId: string): void {
  if (!existsSync(folder))
    throw new LaunchError(
      `${fromRoot(folder)} does not exist; leave out --resume to start ${runId}`,
    );
  const foreign = foreignPart(folder);
  if (foreign === null) return;
  throw new LaunchError(
    `${fromRoot(foreign)} is a link; resuming would write into the original. Import it with --copy first`,
  );
}

/** A linked file or folder: what is written to it is written elsewhere too. */
function foreignPart(folder: string): string | null {
  if (lstatSync(folder).isSymbolicLink()) return folder;
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = files.map((file) => join(folder, file));
  return (
    paths.find((path) => lstatSync(path).isSymbolicLink()) ??
    paths.find((path) => statSync(path).isFile() && statSync(path).nlink > 1) ??
    null
  );
}

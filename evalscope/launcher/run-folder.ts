import { existsSync, lstatSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "./failure.ts";
import { fromRoot } from "./places.ts";

/** Makes the folder of a new run, or takes that of an earlier one. @throws LaunchError with the way out. */
export function openRunFolder(rawDir: string, runId: string, resume: boolean): string {
  const folder = checkRunFolder(rawDir, runId, resume);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The folder a run will have; nothing is made yet. @throws LaunchError with the way out. */
export function checkRunFolder(rawDir: string, runId: string, resume: boolean): string {
  const folder = join(rawDir, runId);
  if (resume) refuseForeign(folder, runId);
  else if (existsSync(folder))
    throw new LaunchError(
      `${fromRoot(folder)} exists; take it up again with --resume, or choose another --run-id`,
    );
  return folder;
}

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

import { UsageError } from "./cli-output.ts";
import { LockedError } from "./load/lock.ts";
import { LeakError } from "./load/published-folder.ts";
import { codeOf } from "./node/folder-source.ts";
import { sourceStack } from "./node/source-stack.ts";

/** The line that a failure gets; our own faults keep their stack. */
export function failureText(error: unknown): string {
  return (
    explained(error) ??
    (error instanceof Error ? sourceStack(error.stack ?? error.message) : String(error))
  );
}

function explained(error: unknown): string | null {
  if (error instanceof UsageError) return error.message;
  if (error instanceof LockedError)
    return `Another conversion is running (process ${error.pid}); wait for it.`;
  if (error instanceof LeakError) {
    return `Stopped: ${error.message}. Nothing was published. Remove it from the raw files, or rename the folder if it is in a name.`;
  }
  if (isInterruption(error)) return `Interrupted. ${unchanged}`;
  const what = systemFailures[codeOf(error)];
  return what === undefined ? null : `${what}${pathOf(error)}. ${unchanged}`;
}

/** Was the work ended by a signal to this process? */
export function isInterruption(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

const unchanged =
  "What was published before stands, or the next start finishes what is in .commit.json.";

const tooManyFiles = "Too many files are open: raise the limit (ulimit -n 1024) and convert again";

const systemFailures: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full",
  EDQUOT: "The disk quota is used up",
  EROFS: "The disk is read-only",
  EACCES: "No permission",
  EPERM: "No permission",
  EIO: "The disk has failed",
  ENOTDIR: "A file stands where a folder is needed",
  EEXIST: "A file or broken link stands where a folder is needed",
  ENAMETOOLONG: "A path is too long",
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
};

function pathOf(error: unknown): string {
  return error instanceof Error && "path" in error ? ` (${String(error.path)})` : "";
}

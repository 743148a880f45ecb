import type { Account, Issue, WithheldRun } from "@evalsite/protocol";

/** What became of a folder of the raw folder, or of one of its runs. */
export interface RunOutcome {
  readonly runId: string;
  readonly kind:
    | "converted"
    | "withheld"
    | "nothing-recognised"
    | "unreadable"
    | "failed"
    | "duplicate-id";
  readonly account: Account | null;
  readonly issues: readonly Issue[];
  readonly detail: string | null;
  readonly suites: number;
}

/** Was anything of this folder left out of the publication? */
export function isLossy(outcome: RunOutcome): boolean {
  return (
    outcome.kind !== "converted" || outcome.issues.some((issue) => issue.severity === "dropped")
  );
}

export function failure(runId: string, kind: RunOutcome["kind"], detail: string): RunOutcome {
  return { runId, kind, account: null, issues: [], detail, suites: 0 };
}

/** @param runId as it may be shown: without what was found in it */
export function withheldOutcome(
  runId: string,
  { run_id, found, file, shown }: WithheldRun,
): RunOutcome {
  const place = run_id === null ? "its name" : (file ?? "the name of a file or folder");
  const rest =
    shown === null ? "nothing of it is published" : `the version of ${shown} stays published`;
  return failure(runId, "withheld", `${place} would publish a secret (${found}); ${rest}`);
}

/**
 * @param files how many the folder holds
 * @param issues what was met while nothing was recognised
 */
export function nothingIn(runId: string, files: number, issues: readonly Issue[]): RunOutcome {
  const unreadable = issues.find((issue) => issue.code === "unreadable");
  if (unreadable) {
    const place = unreadable.file === "." ? "the folder" : (unreadable.file ?? "a file");
    const detail = `${place} cannot be read (${unreadable.message})`;
    return { ...failure(runId, "unreadable", detail), issues };
  }
  const detail =
    files === 0 ? "the folder is empty" : `none of ${files} file(s) ${whatTheyAre(issues)}`;
  return { ...failure(runId, "nothing-recognised", detail), issues };
}

function whatTheyAre(issues: readonly Issue[]): string {
  const tools = issues
    .filter(({ code }) => code === "other-tool")
    .map(({ message }) => message.replace(/: not read.*$/, ""));
  return tools.length === 0 ? "was recognised" : `can be read: ${tools.join(", ")}`;
}

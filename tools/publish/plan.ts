import type { PublicationRecord } from "./record.ts";
import type { Wanted } from "./wanted.ts";

/** What is to be done to a target. */
export interface Plan {
  /** Files that nothing shown so far names: they may come at any moment. */
  readonly added: readonly string[];
  /** Files of the site that replace others, and pages: once all that they lead to is there. */
  readonly pages: readonly string[];
  readonly newRuns: readonly string[];
  /** Runs of which another version is there, or was begun. */
  readonly changedRuns: readonly string[];
  /** What nothing names any more from now on; of a run that changed, those of its files that are gone. */
  readonly old: readonly string[];
  /** What was old long enough. */
  readonly due: readonly string[];
}

/**
 * A run that may be listed there is exchanged, any other written at once.
 * @param due nothing that became old after this moment goes (UTC)
 */
export function planOf(wanted: Wanted, record: PublicationRecord, due: string): Plan {
  const missing = [...wanted.files].flatMap(([path, { digest }]) =>
    record.files[path] === digest ? [] : [path],
  );
  const changed = [...wanted.runs].filter(([run, content]) => record.runs[run] !== content);
  const isThere = (run: string) => record.runs[run] !== undefined || folderOf(run) in record.old;
  const [newRuns, changedRuns] = [
    changed.filter(([run]) => !isThere(run)),
    changed.filter(([run]) => isThere(run)),
  ].map((runs) => runs.map(([run]) => run));
  const ofRuns = new Set([...wanted.runs.keys()].map(folderOf));
  const isWanted = (path: string) => wanted.files.has(path) || ofRuns.has(path);
  const gone = [
    ...Object.keys(record.files).filter((path) => !wanted.files.has(path)),
    ...Object.keys(record.runs)
      .filter((run) => !wanted.runs.has(run))
      .map(folderOf),
    ...record.begun.filter((path) => !isWanted(path) && path !== stagingFolder),
  ];
  return {
    added: missing.filter((path) => !isPage(path)),
    pages: missing.filter(isPage),
    newRuns: newRuns ?? [],
    changedRuns: changedRuns ?? [],
    old: [...gone.filter((path) => !(path in record.old)), ...(changedRuns ?? []).map(folderOf)],
    due: Object.entries(record.old).flatMap(([path, since]) =>
      since <= due && !wanted.files.has(path) ? [path] : [],
    ),
  };
}

/** Where runs lie that are to be exchanged. */
export const stagingFolder = "data/.staging/";

/** Where a run's files lie in the target; with a slash at its end. */
export function folderOf(runId: string): string {
  return `data/runs/${runId}/`;
}

/** What lies in the target before anything says that it is there. */
export function begunBy({ added, pages, newRuns, changedRuns }: Plan): readonly string[] {
  const staged = changedRuns.length > 0 ? [stagingFolder] : [];
  return [...added, ...pages, ...newRuns.map(folderOf), ...staged];
}

/** Is what is named so replaced by other content under the same name? */
function isPage(path: string): boolean {
  return !path.startsWith("_next/static/") && !path.startsWith("data/");
}

import type { RunIndexEntry } from "@evalsite/protocol";

/** Runs that contain all the words, in any of their names or tags; newest first. */
export function findRuns(runs: readonly RunIndexEntry[], search: string): readonly RunIndexEntry[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return runs
    .filter((run) => {
      const names = namesOf(run);
      return words.every((word) => names.includes(word));
    })
    .toSorted((a, b) => compare(timeOf(b), timeOf(a)) || compare(a.run_id, b.run_id));
}

function namesOf(run: RunIndexEntry): string {
  const { run_id, project, experiment, model_name, dataset, tags } = run;
  return [run_id, project, experiment, model_name, dataset, ...tags].join("\n").toLowerCase();
}

function timeOf(run: RunIndexEntry): string {
  if (run.start_time === null) return run.start_time_local ?? "";
  const time = new Date(run.start_time);
  return Number.isNaN(time.getTime()) ? "" : time.toISOString();
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

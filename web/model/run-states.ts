import type { KindStatus, RunIndexEntry } from "@evalsite/protocol";

type Stated = Pick<RunIndexEntry, "status" | "states" | "kinds">;

/** What an older publication, which has one status for all, rests it on. */
const usualReasons = {
  complete: "all-there",
  partial: "answers-missing",
  provisional: "no-report",
  failed: "no-score",
  running: "interrupted",
  unknown: "end-unknown",
  empty: "only-configuration",
  unread: "other-backend",
} as const satisfies Record<KindStatus["status"], KindStatus["reason"]>;

/** Each kind of work of a run by itself; at least one. */
export function statesOf({ status, states, kinds }: Stated): readonly KindStatus[] {
  if (states.length > 0) return states;
  const [kind = null] = kinds;
  const nothing = { done: null, total: null, unit: null, detail: null };
  return [{ kind, status, reason: usualReasons[status], ...nothing }];
}

/** How complete the run's scores are: how its training went is another matter. */
export function evaluationStatus(run: Stated): KindStatus["status"] {
  return statesOf(run).find(({ kind }) => kind === "evaluation")?.status ?? run.status;
}

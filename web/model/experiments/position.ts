import type { RunIndexEntry } from "@evalsite/protocol";

/** What checkpoints can be ordered by, the usual first. */
export const positionKinds = ["step", "tokens", "epoch"] as const;
export type PositionKind = (typeof positionKinds)[number];

/** What most of the runs tell of their checkpoints; the step where nothing is told more often. */
export function usualPosition(runs: readonly RunIndexEntry[]): PositionKind {
  const counts = positionKinds.map(
    (kind) => runs.filter((entry) => positionOf(entry, kind) !== null).length,
  );
  return positionKinds[counts.indexOf(Math.max(...counts))] ?? "step";
}

/** Where in its training a run's checkpoint stands; null when the run does not say. */
export function positionOf({ checkpoint }: RunIndexEntry, kind: PositionKind): number | null {
  return checkpoint?.[kind] ?? null;
}

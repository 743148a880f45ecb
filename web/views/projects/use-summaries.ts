import { useMemo } from "react";
import { useManyFiles } from "../../data/many-files.ts";
import { type Experiment, startMs } from "../../model/experiments/project.ts";
import type { Summaries } from "../../model/experiments/score-lines.ts";

/** One file a checkpoint: beyond this the reader has to choose experiments. */
const mostFiles = 400;

export interface LoadedSummaries {
  readonly summaries: Summaries;
  readonly isLoading: boolean;
  /** How many could not be loaded. */
  readonly problems: number;
  readonly asked: number;
  readonly all: number;
}

/** What the index does not say of the experiments' scores: intervals and numbers of answers. */
export function useSummaries(experiments: readonly Experiment[]): LoadedSummaries {
  const runIds = useMemo(() => newestFirst(experiments), [experiments]);
  const asked = useMemo(() => runIds.slice(0, mostFiles), [runIds]);
  const files = useManyFiles("evalSummary", asked);
  return useMemo(
    () => ({
      summaries: new Map(
        files.flatMap((file, at) =>
          file.state === "ready" ? [[asked[at] ?? "", file.value] as const] : [],
        ),
      ),
      isLoading: files.some((file) => file.state === "loading"),
      problems: files.filter((file) => file.state === "problem").length,
      asked: asked.length,
      all: runIds.length,
    }),
    [files, asked, runIds],
  );
}

function newestFirst(experiments: readonly Experiment[]): readonly string[] {
  return experiments
    .flatMap(({ checkpoints }) => checkpoints.map(({ entry }) => entry))
    .map((entry) => ({ id: entry.run_id, ms: startMs(entry) }))
    .toSorted((a, b) => (a.ms === b.ms ? 0 : b.ms - a.ms))
    .map(({ id }) => id);
}

import { useMemo } from "react";
import { useManyFiles } from "../../data/many-files.ts";
import type { CurveRun } from "../../model/curves/curve.ts";

/** The experiment of a run; null if it has none, or none is known yet. */
export type ExperimentOf = (runId: string) => string | null;

/** Which experiments the runs belong to, and whether two belong to the same. */
export function useExperiments(runs: readonly CurveRun[]): {
  readonly experimentOf: ExperimentOf;
  readonly hasGroups: boolean;
} {
  const ids = useMemo(() => runs.map(({ runId }) => runId), [runs]);
  const metas = useManyFiles("meta", ids);
  return useMemo(() => {
    const experiments = new Map(
      metas.flatMap((meta) =>
        meta.state === "ready" && meta.value.experiment !== null
          ? [[meta.value.run_id, meta.value.experiment] as const]
          : [],
      ),
    );
    const hasGroups = new Set(experiments.values()).size < experiments.size;
    return { experimentOf: (runId: string) => experiments.get(runId) ?? null, hasGroups };
  }, [metas]);
}

/** The runs of an experiment in the colour of its first. */
export function sameColors(
  runs: readonly CurveRun[],
  experimentOf: ExperimentOf,
): readonly CurveRun[] {
  const colors = new Map<string, string>();
  return runs.map((run) => {
    const experiment = experimentOf(run.runId);
    if (experiment === null) return run;
    const color = colors.get(experiment) ?? run.color;
    colors.set(experiment, color);
    return { ...run, color };
  });
}

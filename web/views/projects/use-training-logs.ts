import { useMemo } from "react";
import { useListedFiles } from "../../data/many-files.ts";
import type { Experiment } from "../../model/experiments/project.ts";
import type { TrainingLog } from "../../model/experiments/training-log.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { experimentLabel, experimentMark } from "./names.ts";

export interface TrainingLogs {
  /** Of the experiments that have one, as far as they are there. */
  readonly logs: readonly TrainingLog[];
  readonly isLoading: boolean;
  /** Ids of the runs whose logs could not be loaded. */
  readonly problems: readonly string[];
  /** Experiments whose logs are not read, as there are too many. */
  readonly leftOut: number;
}

/** One file an experiment: beyond this the reader has to choose experiments. */
const mostLogs = 12;

/** The training logs of some experiments: one file each. */
export function useTrainingLogs(experiments: readonly Experiment[]): TrainingLogs {
  const text = useText(projectTexts);
  const all = useMemo(
    () => experiments.filter(({ trainingRun }) => trainingRun !== null),
    [experiments],
  );
  const logged = useMemo(() => all.slice(0, mostLogs), [all]);
  const runs = useMemo(() => logged.flatMap(({ trainingRun }) => trainingRun ?? []), [logged]);
  const files = useListedFiles("metrics", runs);
  return useMemo(() => {
    const pairs = logged.map((experiment, at) => ({
      file: files[at],
      run: {
        runId: experiment.trainingRun?.run_id ?? "",
        label: experimentLabel(experiment, text),
        color: experimentMark(experiment).colour,
      },
    }));
    return {
      logs: pairs.flatMap(({ run, file }) =>
        file?.state === "ready" ? [{ run, metrics: file.value }] : [],
      ),
      isLoading: pairs.some(({ file }) => file?.state === "loading"),
      problems: pairs.flatMap(({ run, file }) => (file?.state === "problem" ? [run.runId] : [])),
      leftOut: all.length - logged.length,
    };
  }, [all, logged, files, text]);
}

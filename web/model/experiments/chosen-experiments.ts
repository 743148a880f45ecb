import { type Experiment, type Project, developingExperiments, startMs } from "./project.ts";

/** As many as have a colour of their own. */
const mostUsual = 10;

/**
 * The experiments a project's page draws: the chosen ones, or without a choice the newest ten of
 * those with several evaluated steps; if there are none, of those with any, or at least with a log.
 */
export function shownExperiments(
  project: Project,
  chosen: readonly string[] | null,
): readonly Experiment[] {
  const { experiments } = project;
  if (chosen !== null) return experiments.filter((one) => chosen.includes(experimentKey(one)));
  const newest = new Set(newestFirst(usualExperiments(project)).slice(0, mostUsual));
  return experiments.filter((one) => newest.has(one));
}

function usualExperiments(project: Project): readonly Experiment[] {
  const developing = developingExperiments(project);
  if (developing.length > 0) return developing;
  const scored = project.experiments.filter(({ checkpoints }) => checkpoints.length > 0);
  if (scored.length > 0) return scored;
  return project.experiments.filter(({ trainingRun }) => trainingRun !== null);
}

/** The name in the address; "%" for runs without an experiment, which is no name of one by itself. */
export function experimentKey({ name }: Experiment): string {
  return name ?? "%";
}

/** The experiments with the newest runs first. */
export function newestFirst(experiments: readonly Experiment[]): readonly Experiment[] {
  const newest = ({ runs }: Experiment): number =>
    runs.reduce((latest, run) => Math.max(latest, startMs(run)), -Infinity);
  return experiments
    .map((one) => ({ one, ms: newest(one) }))
    .toSorted((a, b) => (a.ms === b.ms ? 0 : b.ms - a.ms))
    .map(({ one }) => one);
}

import type { ProjectCard, ProjectsFile } from "@evalsite/protocol";
import type { Project } from "./project.ts";
import type { Standings } from "./standings.ts";

/** What the projects' files say of a project, by its name, else by an alias; null: nothing. */
export function cardOf({ projects }: ProjectsFile, name: string): ProjectCard | null {
  return (
    projects.find((card) => card.name === name) ??
    projects.find((card) => card.aliases.includes(name)) ??
    null
  );
}

/** The benchmarks that matter first, in the order of the project's file; the others as they are. */
export function byImportance(
  all: readonly Standings[],
  card: ProjectCard | null,
): readonly Standings[] {
  const places = new Map(card?.benchmarks.map(({ suite }, at) => [suite, at]));
  const place = ({ scores }: Standings) => places.get(scores.benchmark.suite) ?? Infinity;
  return all.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** The score that is aimed at on a benchmark, in its native scale; null: none. */
export function targetOf(card: ProjectCard | null, { scores }: Standings): number | null {
  const { suite, metric } = scores.benchmark;
  const found = card?.benchmarks.find((one) => one.suite === suite);
  const isOfMetric = found?.metric === null || found?.metric === metric;
  return isOfMetric ? (found?.target ?? null) : null;
}

/** Benchmarks, experiments and runs that a project's file names and no run has: they may come later. */
export function missingIn(card: ProjectCard, { runs, experiments }: Project): readonly string[] {
  const suites = new Set(runs.flatMap((run) => Object.keys(run.metrics_summary)));
  const names = new Set(experiments.map(({ name }) => name));
  const ids = new Set(runs.map(({ run_id }) => run_id));
  const baselines = [card.baseline, ...card.experiments.map(({ baseline }) => baseline)];
  const missing = [
    ...card.benchmarks
      .filter(({ suite }) => !suites.has(`${suite}/overall`))
      .map(({ suite }) => suite),
    ...card.experiments.filter(({ name }) => !names.has(name)).map(({ name }) => name),
    ...baselines.flatMap((rule) => {
      if (rule === null) return [];
      if ("run" in rule) return ids.has(rule.run) ? [] : [rule.run];
      return names.has(rule.experiment) ? [] : [rule.experiment];
    }),
  ];
  return [...new Set(missing)];
}

import type { RunIndexEntry } from "@evalsite/protocol";
import type { Meanings } from "./benchmark.ts";
import { newestFirst } from "./chosen-experiments.ts";
import { type Experiment, type Project, developingExperiments, projectsOf } from "./project.ts";
import { type BenchmarkLines, benchmarkLines, placedPoints } from "./score-lines.ts";

/** How much the start page shows; each experiment costs one file, the log of one run. */
const most = { projects: 2, experiments: 4, benchmarks: 3 } as const;

/** What the start page shows of one project. */
export interface ProjectOverview {
  readonly project: Project;
  /** The newest in which something develops, by name. */
  readonly experiments: readonly Experiment[];
  readonly moreExperiments: number;
  /** Those with the most points, by name; intervals are not known here. */
  readonly benchmarks: readonly BenchmarkLines[];
  readonly moreBenchmarks: number;
}

export interface Overview {
  readonly projects: readonly ProjectOverview[];
  readonly moreProjects: number;
}

const none = new Map<string, never>();

/** The newest projects that have an experiment with several evaluated steps; made from the index alone. */
export function overviewOf(index: readonly RunIndexEntry[], manifest: Meanings | null): Overview {
  const developing = projectsOf(index).flatMap((project) => {
    const experiments = developingExperiments(project);
    return experiments.length === 0 ? [] : [{ project, experiments }];
  });
  const shown = developing.slice(0, most.projects);
  return {
    projects: shown.map((one) => projectOverview(one, manifest)),
    moreProjects: developing.length - shown.length,
  };
}

function projectOverview(
  {
    project,
    experiments,
  }: { readonly project: Project; readonly experiments: readonly Experiment[] },
  manifest: Meanings | null,
): ProjectOverview {
  const newest = new Set(newestFirst(experiments).slice(0, most.experiments));
  const shown = experiments.filter((one) => newest.has(one));
  const all = benchmarkLines(shown, manifest, none);
  const fullest = new Set(
    all.toSorted((a, b) => pointCount(b) - pointCount(a)).slice(0, most.benchmarks),
  );
  return {
    project,
    experiments: shown,
    moreExperiments: experiments.length - shown.length,
    benchmarks: all.filter((one) => fullest.has(one)),
    moreBenchmarks: all.length - fullest.size,
  };
}

function pointCount({ lines }: BenchmarkLines): number {
  return lines.reduce(
    (sum, line) => sum + placedPoints(line).filter((point) => !point.isSuperseded).length,
    0,
  );
}

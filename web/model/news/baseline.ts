import type { BaselineRule, ProjectCard, RunIndexEntry } from "@evalsite/protocol";
import { type Meanings, benchmarksOf, hasMetric } from "../experiments/benchmark.ts";
import { positionOf } from "../experiments/position.ts";
import { type Experiment, type Project, startMs } from "../experiments/project.ts";
import { evaluationStatus } from "../run-states.ts";

/** What a run is compared with, and by which rule it was found. */
export interface Baseline {
  readonly entry: RunIndexEntry;
  readonly rule: "project" | "before" | "best";
}

export interface Surroundings {
  readonly project: Project;
  readonly card: ProjectCard | null;
  /** All runs by id: a project's baseline may be of another project. */
  readonly byId: ReadonlyMap<string, RunIndexEntry>;
  readonly manifest: Meanings | null;
}

/**
 * The project's baseline, else the checkpoint before the run in its experiment, else the best run of the project
 * so far; of these the first that shares a score with the run. Null: there is none.
 */
export function baselineOf(run: RunIndexEntry, around: Surroundings): Baseline | null {
  const rules: readonly (readonly [Baseline["rule"], () => RunIndexEntry | null])[] = [
    ["project", () => namedBaseline(run.experiment, around)],
    ["before", () => checkpointBefore(run, around.project)],
    ["best", () => bestSoFar(run, around)],
  ];
  for (const [rule, find] of rules) {
    const entry = find();
    if (entry !== null && isComparable(entry, run)) return { entry, rule };
  }
  return null;
}

/** Whether two runs have a score of one metric on one benchmark. */
function isComparable(a: RunIndexEntry, b: RunIndexEntry): boolean {
  if (a.run_id === b.run_id) return false;
  return Object.keys(a.metrics_summary).some(
    (key) => key in b.metrics_summary && a.headline[key] === b.headline[key],
  );
}

/** The run that a project's file makes the baseline of an experiment; null: none, or it is not there. */
export function namedBaseline(
  experiment: string | null,
  around: Surroundings,
): RunIndexEntry | null {
  const { card, byId, project } = around;
  const own = card?.experiments.find(({ name }) => name === experiment)?.baseline;
  const rule: BaselineRule | null = own ?? card?.baseline ?? null;
  if (rule === null) return null;
  if ("run" in rule) return byId.get(rule.run) ?? null;
  const named = project.experiments.find(({ name }) => name === rule.experiment);
  if (named === undefined) return null;
  return rule.pick === "last" ? lastOf(named) : bestOf(scoredOf(named), around);
}

function lastOf({ checkpoints, unplaced }: Experiment): RunIndexEntry | null {
  return checkpoints.at(-1)?.entry ?? unplaced.at(-1) ?? null;
}

function scoredOf({ checkpoints, unplaced }: Experiment): readonly RunIndexEntry[] {
  return [
    ...checkpoints.filter(({ isSuperseded }) => !isSuperseded).map(({ entry }) => entry),
    ...unplaced,
  ];
}

function checkpointBefore(run: RunIndexEntry, project: Project): RunIndexEntry | null {
  const step = positionOf(run, project.axis);
  const own = project.experiments.find(({ name }) => name === (run.experiment || null));
  if (step === null || own === undefined || own.name === null) return null;
  return own.checkpoints.findLast((one) => one.step < step)?.entry ?? null;
}

function bestSoFar(run: RunIndexEntry, around: Surroundings): RunIndexEntry | null {
  const start = startMs(run);
  // A run that tells no time came before none of the others: it is measured against all.
  const before = around.project.runs.filter(
    (one) => (startMs(one) < start || start === -Infinity) && isComparable(one, run),
  );
  return bestOf(before, around, run);
}

/** The best on the project's leading benchmark, or else on that which most runs (and `run`) have. */
function bestOf(
  runs: readonly RunIndexEntry[],
  { card, manifest }: Surroundings,
  run: RunIndexEntry | null = null,
): RunIndexEntry | null {
  const wanted = [card?.checkpoint.best_by, ...leading(card)];
  const place = (key: string) => (wanted.includes(key) ? wanted.indexOf(key) : Infinity);
  const count = (key: string) => runs.filter((one) => key in one.metrics_summary).length;
  const [benchmark] = benchmarksOf(runs, manifest)
    .filter((one) => run === null || (one.key in run.metrics_summary && hasMetric(run, one)))
    .filter(({ semantics }) => semantics !== null && semantics.direction !== "none")
    .map((one) => ({ one, place: place(one.key), count: count(one.key) }))
    .toSorted((a, b) => (a.place === b.place ? b.count - a.count : a.place - b.place));
  if (benchmark === undefined) return null;
  const { one } = benchmark;
  const sign = one.semantics?.direction === "lower" ? -1 : 1;
  const ranked = runs
    .filter((entry) => evaluationStatus(entry) === "complete" && hasMetric(entry, one))
    .flatMap((entry) => {
      const value = entry.metrics_summary[one.key];
      return value === undefined ? [] : [{ entry, value }];
    });
  return ranked.toSorted((a, b) => sign * (b.value - a.value))[0]?.entry ?? null;
}

function leading(card: ProjectCard | null): readonly string[] {
  return card?.benchmarks.map(({ suite }) => `${suite}/overall`) ?? [];
}

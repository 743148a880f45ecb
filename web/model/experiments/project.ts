import type { RunIndexEntry } from "@evalsite/protocol";
import { type PositionKind, positionOf, usualPosition } from "./position.ts";

/** A run of a training that was evaluated at a known step. */
export interface CheckpointRun {
  readonly entry: RunIndexEntry;
  /** Its place on the project's axis: a step, or tokens, or an epoch. */
  readonly step: number;
  /** A newer run of the same experiment evaluated the same step. */
  readonly isSuperseded: boolean;
}

export interface Experiment {
  /** Null for runs that name no experiment: what they share is not known. */
  readonly name: string | null;
  /** Place among the experiments of its project; decides its colour. */
  readonly position: number;
  readonly runs: readonly RunIndexEntry[];
  /** Runs with a step and at least one score, by step, then from old to new. */
  readonly checkpoints: readonly CheckpointRun[];
  /** Runs with scores that say nothing of a step, from old to new. */
  readonly unplaced: readonly RunIndexEntry[];
  /** Whose log stands for the whole training; null when no run has one. */
  readonly trainingRun: RunIndexEntry | null;
}

export interface Project {
  /** Empty for the runs that name no project. */
  readonly name: string;
  readonly runs: readonly RunIndexEntry[];
  /** What its checkpoints are ordered by. */
  readonly axis: PositionKind;
  /** By name. */
  readonly experiments: readonly Experiment[];
  /** Start of the newest run in milliseconds since 1970; -Infinity when no start is known. */
  readonly newestMs: number;
}

const collator = new Intl.Collator("en", { numeric: true });

/** All projects of the index, the one with the newest run first. */
export function projectsOf(index: readonly RunIndexEntry[]): readonly Project[] {
  const known = made.get(index) ?? makeProjects(index);
  made.set(index, known);
  return known;
}

/** Several parts of a page ask for the projects of the same index. */
const made = new WeakMap<readonly RunIndexEntry[], readonly Project[]>();

function makeProjects(index: readonly RunIndexEntry[]): readonly Project[] {
  const groups = Map.groupBy(index, (entry) => entry.project ?? "");
  return [...groups]
    .map(([name, runs]) => project(name, runs))
    .toSorted((a, b) => compare(b.newestMs, a.newestMs) || collator.compare(a.name, b.name));
}

/**
 * The project of this name; null when no run belongs to it.
 * @param axis what its checkpoints are ordered by; null: what most of them tell
 */
export function projectNamed(
  index: readonly RunIndexEntry[],
  name: string,
  axis: PositionKind | null = null,
): Project | null {
  const runs = index.filter((entry) => (entry.project ?? "") === name);
  return runs.length === 0 ? null : project(name, runs, axis);
}

/** How many different steps of a training were evaluated. */
export function stepCount(experiment: Experiment): number {
  return experiment.checkpoints.filter((checkpoint) => !checkpoint.isSuperseded).length;
}

/** Experiments in which something can be seen to develop: named ones with two evaluated steps or more. */
export function developingExperiments({ experiments }: Project): readonly Experiment[] {
  return experiments.filter((one) => one.name !== null && stepCount(one) >= 2);
}

/** Start of a run in milliseconds since 1970; one without a zone is taken as the reader's. */
export function startMs(entry: RunIndexEntry): number {
  const ms = starts.get(entry) ?? readStart(entry);
  starts.set(entry, ms);
  return ms;
}

/** Reading a time takes a hundred times as long as looking it up, and sorting asks for it again and again. */
const starts = new WeakMap<RunIndexEntry, number>();

function readStart({ start_time, start_time_local }: RunIndexEntry): number {
  const known = [start_time, start_time_local].map((time) => Date.parse(time ?? ""));
  return known.find((ms) => !Number.isNaN(ms)) ?? -Infinity;
}

function project(
  name: string,
  runs: readonly RunIndexEntry[],
  wanted: PositionKind | null = null,
): Project {
  const axis = wanted ?? usualPosition(runs);
  const groups = Map.groupBy(runs, (entry) => entry.experiment || null);
  const experiments = [...groups]
    .toSorted(([a], [b]) => collator.compare(a ?? "", b ?? ""))
    .map(([experiment, members], position) =>
      experimentOf(experiment, { position, axis }, members),
    );
  const newestMs = runs.reduce((newest, entry) => Math.max(newest, startMs(entry)), -Infinity);
  return { name, runs, axis, experiments, newestMs };
}

function experimentOf(
  name: string | null,
  { position, axis }: { readonly position: number; readonly axis: PositionKind },
  runs: readonly RunIndexEntry[],
): Experiment {
  const scored = runs.filter((entry) => Object.keys(entry.metrics_summary).length > 0);
  return {
    name,
    position,
    runs,
    checkpoints: checkpointsOf(scored, axis),
    unplaced: scored.filter((entry) => positionOf(entry, axis) === null).toSorted(oldFirst),
    trainingRun: name === null ? null : trainingRunOf(runs, axis),
  };
}

function checkpointsOf(
  scored: readonly RunIndexEntry[],
  axis: PositionKind,
): readonly CheckpointRun[] {
  const placed = scored
    .flatMap((entry) => {
      const step = positionOf(entry, axis);
      return step === null ? [] : [{ entry, step }];
    })
    .toSorted((a, b) => a.step - b.step || oldFirst(a.entry, b.entry));
  return placed.map((one, at) => ({ ...one, isSuperseded: placed[at + 1]?.step === one.step }));
}

/**
 * The log of a checkpoint's run usually ends at that checkpoint, so the run of the training itself
 * (no checkpoint) or else of the last checkpoint has the longest; of equal ones the newest.
 */
function trainingRunOf(runs: readonly RunIndexEntry[], axis: PositionKind): RunIndexEntry | null {
  const logged = runs.filter(({ counts }) => (counts?.series ?? 0) > 0);
  const reach = (entry: RunIndexEntry): number => positionOf(entry, axis) ?? Infinity;
  const longestFirst = logged.toSorted((a, b) => compare(reach(b), reach(a)) || oldFirst(b, a));
  return longestFirst[0] ?? null;
}

function oldFirst(a: RunIndexEntry, b: RunIndexEntry): number {
  return compare(startMs(a), startMs(b)) || collator.compare(a.run_id, b.run_id);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

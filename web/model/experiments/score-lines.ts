import type { Completeness, Interval, RunIndexEntry, RunScores } from "@evalsite/protocol";
import { evaluationStatus } from "../run-states.ts";
import { type Benchmark, type Meanings, benchmarksOf, hasMetric } from "./benchmark.ts";
import type { Experiment } from "./project.ts";

/** The headline score of one benchmark at one checkpoint. */
export interface ScorePoint {
  readonly runId: string;
  /** Its place on the project's axis; null for a run that tells none. */
  readonly step: number | null;
  readonly value: number;
  /** Null when the metric has none, and until the details of the scores are there. */
  readonly interval: Interval | null;
  /** Answers the score rests on; null when not known. */
  readonly n: number | null;
  readonly status: Completeness;
  readonly isSuperseded: boolean;
}

/** A point with a place on the axis. */
export type PlacedPoint = ScorePoint & { readonly step: number };

export interface ScoreLine {
  readonly experiment: Experiment;
  /** By step; after them those without one. */
  readonly points: readonly ScorePoint[];
}

/** One benchmark over the checkpoints of some experiments. */
export interface BenchmarkLines {
  readonly benchmark: Benchmark;
  /** Experiments with at least one point. */
  readonly lines: readonly ScoreLine[];
  /** Runs whose headline is another metric: they have no place on this scale. */
  readonly otherMetric: readonly string[];
}

/** What scores are worth, by run id; a run that is not there (yet) is shown by what the index says. */
export type DetailsByRun = ReadonlyMap<string, RunScores>;

/** Every benchmark of the experiments' runs, by name. */
export function benchmarkLines(
  experiments: readonly Experiment[],
  manifest: Meanings | null,
  details: DetailsByRun,
): readonly BenchmarkLines[] {
  const entries = experiments.flatMap(scoredRuns);
  return benchmarksOf(entries, manifest).map((benchmark) => ({
    benchmark,
    lines: experiments.flatMap((experiment) => scoreLine(experiment, benchmark, details)),
    otherMetric: entries
      .filter((entry) => hasOtherMetric(entry, benchmark))
      .map(({ run_id }) => run_id),
  }));
}

function scoredRuns({ checkpoints, unplaced }: Experiment): readonly RunIndexEntry[] {
  return [...checkpoints.map(({ entry }) => entry), ...unplaced];
}

/** The points that count: the newest of each step. */
export function currentPoints({ points }: ScoreLine): readonly ScorePoint[] {
  return points.filter((point) => !point.isSuperseded);
}

/** The points that have a place on the axis. */
export function placedPoints({ points }: ScoreLine): readonly PlacedPoint[] {
  return points.filter((point): point is PlacedPoint => point.step !== null);
}

function scoreLine(
  experiment: Experiment,
  benchmark: Benchmark,
  details: DetailsByRun,
): readonly ScoreLine[] {
  const { checkpoints, unplaced } = experiment;
  const found = [
    ...checkpoints.flatMap(({ entry, step }) => scorePoint(entry, step, benchmark, details)),
    ...unplaced.flatMap((entry) => scorePoint(entry, null, benchmark, details)),
  ];
  // A newer run of a step may lack this benchmark: then the one before it counts.
  const points = found.map((point, at) => ({
    ...point,
    isSuperseded: point.step !== null && found[at + 1]?.step === point.step,
  }));
  return points.length === 0 ? [] : [{ experiment, points }];
}

function scorePoint(
  entry: RunIndexEntry,
  step: number | null,
  benchmark: Benchmark,
  details: DetailsByRun,
): readonly Omit<ScorePoint, "isSuperseded">[] {
  const value = entry.metrics_summary[benchmark.key];
  if (value === undefined || !hasMetric(entry, benchmark)) return [];
  const known = details.get(entry.run_id)?.get(benchmark.key);
  // Index and details may be of different publications: an interval belongs to its own value only.
  const detail = known && fits(known.interval, value) ? known : undefined;
  return [
    {
      runId: entry.run_id,
      step,
      value,
      interval: detail?.interval ?? null,
      n: detail?.n ?? null,
      status: detail?.status ?? evaluationStatus(entry),
    },
  ];
}

/** Bounds have five digits, so a value at one of them may be a little outside. */
function fits(interval: Interval | null, value: number): boolean {
  if (interval === null) return true;
  const rounding = 1e-4 * Math.max(Math.abs(interval.low), Math.abs(interval.high));
  return value >= interval.low - rounding && value <= interval.high + rounding;
}

function hasOtherMetric(entry: RunIndexEntry, benchmark: Benchmark): boolean {
  return entry.metrics_summary[benchmark.key] !== undefined && !hasMetric(entry, benchmark);
}

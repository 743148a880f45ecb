import type { Completeness, EvalSummary, Interval, RunIndexEntry } from "@evalsite/protocol";
import { headlineScore } from "../scores/headline-score.ts";
import { type Benchmark, type Meanings, benchmarksOf, hasMetric } from "./benchmark.ts";
import type { CheckpointRun, Experiment } from "./project.ts";

/** The headline score of one benchmark at one checkpoint. */
export interface ScorePoint {
  readonly runId: string;
  readonly step: number;
  readonly value: number;
  /** Null when the metric has none, and until the run's summary is there. */
  readonly interval: Interval | null;
  /** Answers the score rests on; null when not known. */
  readonly n: number | null;
  readonly status: Completeness;
  readonly isSuperseded: boolean;
}

export interface ScoreLine {
  readonly experiment: Experiment;
  /** By step. */
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

/** Files of runs by id; a run whose file is not there (yet) is shown by what the index says. */
export type Summaries = ReadonlyMap<string, EvalSummary>;

/** Every benchmark of the experiments' checkpoints, by name. */
export function benchmarkLines(
  experiments: readonly Experiment[],
  manifest: Meanings | null,
  summaries: Summaries,
): readonly BenchmarkLines[] {
  const entries = experiments.flatMap(({ checkpoints }) => checkpoints.map(({ entry }) => entry));
  return benchmarksOf(entries, manifest).map((benchmark) => ({
    benchmark,
    lines: experiments.flatMap((experiment) => scoreLine(experiment, benchmark, summaries)),
    otherMetric: entries
      .filter((entry) => hasOtherMetric(entry, benchmark))
      .map(({ run_id }) => run_id),
  }));
}

/** The points that count: the newest of each step. */
export function currentPoints({ points }: ScoreLine): readonly ScorePoint[] {
  return points.filter((point) => !point.isSuperseded);
}

function scoreLine(
  experiment: Experiment,
  benchmark: Benchmark,
  summaries: Summaries,
): readonly ScoreLine[] {
  const points = experiment.checkpoints.flatMap((checkpoint) =>
    scorePoint(checkpoint, benchmark, summaries),
  );
  // A newer run of a step may lack this benchmark: then the one before it counts.
  const current = points.map((point, at) => ({
    ...point,
    isSuperseded: points[at + 1]?.step === point.step,
  }));
  return points.length === 0 ? [] : [{ experiment, points: current }];
}

function scorePoint(
  { entry, step }: CheckpointRun,
  benchmark: Benchmark,
  summaries: Summaries,
): readonly Omit<ScorePoint, "isSuperseded">[] {
  const value = entry.metrics_summary[benchmark.key];
  if (value === undefined || !hasMetric(entry, benchmark)) return [];
  const suite = summaries.get(entry.run_id)?.suites.find((one) => one.suite === benchmark.suite);
  // Index and summary may be of different publications: an interval belongs to its own value only.
  const score = suite?.overall.value === value ? headlineScore(suite) : null;
  return [
    {
      runId: entry.run_id,
      step,
      value,
      interval: score?.interval ?? null,
      n: score === null ? null : (score.n ?? suite?.samples ?? null),
      status: suite?.status ?? entry.status,
    },
  ];
}

function hasOtherMetric(entry: RunIndexEntry, benchmark: Benchmark): boolean {
  return entry.metrics_summary[benchmark.key] !== undefined && !hasMetric(entry, benchmark);
}

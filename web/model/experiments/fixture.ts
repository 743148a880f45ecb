import { type Interval, RunIndexEntry, RunMetrics, type RunScores } from "@evalsite/protocol";
import { wilson as wilsonOf } from "@evalsite/statistics";
import { ratio } from "../scores/fixture.ts";
import type { Meanings } from "./benchmark.ts";
import type { Experiment } from "./project.ts";
import type { ScoreLine, ScorePoint } from "./score-lines.ts";

interface CheckpointWish {
  readonly id?: string;
  readonly project?: string | null;
  readonly experiment?: string | null;
  /** Null for a run that is no checkpoint. */
  readonly step?: number | null;
  readonly scores?: Readonly<Record<string, number>>;
  readonly headline?: Readonly<Record<string, string>>;
  readonly series?: number;
  readonly start?: string | null;
  readonly status?: RunIndexEntry["status"];
}

/** A run of the index; by default a checkpoint of experiment "e" in project "p" with a score on gsm8k. */
export function run(wish: CheckpointWish = {}): RunIndexEntry {
  const step = wish.step === undefined ? 100 : wish.step;
  const scores = wish.scores ?? { "gsm8k/overall": 0.5 };
  const accuracy = Object.fromEntries(Object.keys(scores).map((key) => [key, "accuracy"]));
  return RunIndexEntry.parse({
    run_id: wish.id ?? `run-${step}`,
    project: wish.project === undefined ? "p" : wish.project,
    experiment: wish.experiment === undefined ? "e" : wish.experiment,
    model_name: null,
    dataset: null,
    start_time: wish.start ?? null,
    end_time: null,
    metrics_summary: scores,
    tags: [],
    schema_version: "v1",
    status: wish.status ?? "complete",
    checkpoint: step === null ? null : { step, tokens: null, epoch: null },
    headline: wish.headline ?? accuracy,
    counts: { suites: 1, samples: 1, series: wish.series ?? 1, dropped: 0, warnings: 0 },
  });
}

/** A manifest that knows what an accuracy is. */
export const manifest: Meanings = { metrics: { accuracy: ratio } };

/** What a run's only score is worth. */
export function detail(interval: Interval | null, n: number): RunScores {
  return new Map([["gsm8k/overall", { interval, n, status: "complete" }]]);
}

/** A training log: name → points. */
export function metricsFile(
  series: Readonly<Record<string, readonly (readonly [step: number, value: number])[]>>,
  countedBy: "step" | "row" = "step",
): RunMetrics {
  return RunMetrics.parse({
    run_id: "r",
    series: Object.entries(series).map(([name, points]) => ({
      name,
      points: points.map(([step, value]) => ({ step, value })),
      x_is: countedBy,
    })),
  });
}

export function scorePoint(
  step: number | null,
  value: number,
  more: Partial<ScorePoint> = {},
): ScorePoint {
  return {
    runId: `run-${step}`,
    step,
    value,
    interval: null,
    n: null,
    status: "complete",
    isSuperseded: false,
    ...more,
  };
}

/** Scores of one experiment. */
export function scoreLine(points: readonly ScorePoint[]): ScoreLine {
  const experiment: Experiment = {
    name: "e",
    position: 0,
    runs: [],
    checkpoints: [],
    unplaced: [],
    trainingRun: null,
  };
  return { experiment, points };
}

/** Wilson score interval of `right` out of `n`. */
export function wilson(right: number, n: number): Interval {
  return wilsonOf(right / n, n);
}

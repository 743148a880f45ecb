import { join } from "node:path";
import { randomSequence } from "../../evalscope/seeded.ts";
import { writeLines } from "./line-writer.ts";
import { startRun } from "./run-folder.ts";

export interface TrainingLogPlan {
  readonly seed: number;
  readonly series: number;
  /** Points of each series. */
  readonly points: number;
}

const groups = ["train", "eval", "optimizer", "gradient", "system"];

/** The name of a series. */
export function seriesName(series: number): string {
  return `${groups[series % groups.length]}/value_${String(series).padStart(3, "0")}`;
}

/** Writes one run's training log: JSON lines with a step and all series (metrics.log). */
export function writeTrainingLog(folder: string, plan: TrainingLogPlan): void {
  startRun(folder, {
    project: "bench",
    experiment: "curves",
    model: "trained",
    step: plan.points,
    tags: ["generated"],
    learningRate: 0.001,
  });
  writeLines(join(folder, "metrics.log"), rows(plan));
}

/** Curves that fall to a level of their own, with noise, spikes and a slow wave. */
function* rows({ seed, series, points }: TrainingLogPlan): Iterable<string> {
  const random = randomSequence(seed);
  const heads = Array.from({ length: series }, (_, i) => `"${seriesName(i)}":`);
  const levels = heads.map(() => 0.1 + random() * 3);
  for (let step = 1; step <= points; step++) {
    const fall = Math.exp((-4 * step) / points);
    const wave = Math.sin(step / 500);
    const values = levels.map((level, i) => {
      const spike = random() < 0.0005 ? 5 : 1;
      const value = level * (1 + 3 * fall + 0.05 * wave + 0.2 * (random() - 0.5)) * spike;
      return `${heads[i]}${value.toFixed(6)}`;
    });
    yield `{"step":${step},${values.join(",")}}`;
  }
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawFor } from "../../evalscope/seeded.ts";
import { benchmarkName } from "./many-runs.ts";
import { startRun } from "./run-folder.ts";

export interface ProjectPlan {
  readonly seed: number;
  readonly runs: number;
  /** Benchmarks of each run. */
  readonly benchmarks: number;
}

export const benchedProject = "alignment";

const checkpoints = 25;
const logged = 200;

/**
 * Writes one project into a raw folder: checkpoints of experiments, each with scores that have a
 * standard error and with the training log up to it.
 */
export function writeProjectRuns(rawDir: string, plan: ProjectPlan): void {
  for (let run = 0; run < plan.runs; run++) writeRun(rawDir, plan, run);
}

function writeRun(rawDir: string, { seed, benchmarks }: ProjectPlan, run: number): void {
  const experiment = Math.floor(run / checkpoints);
  const step = ((run % checkpoints) + 1) * 200;
  const name = `experiment-${String(experiment).padStart(2, "0")}`;
  const folder = join(rawDir, `${name}-step-${String(step).padStart(5, "0")}`);
  startRun(folder, {
    project: benchedProject,
    experiment: name,
    model: "bench-model",
    step,
    tags: [],
    learningRate: 0.0001 * ((experiment % 10) + 1),
  });
  const scores = Array.from({ length: benchmarks }, (_, i) => score(seed, experiment, step, i));
  writeFileSync(join(folder, "evalscope.jsonl"), lines(scores));
  const points = Array.from({ length: Math.round((logged * step) / 5000) }, (_, at) => ({
    step: (at + 1) * 25,
    loss: 0.5 + 2.5 * Math.exp(-at / 60) + 0.1 * drawFor("loss", seed, experiment, at),
  }));
  writeFileSync(join(folder, "metrics.log"), lines(points));
}

function score(seed: number, experiment: number, step: number, benchmark: number) {
  const num = 100 + Math.floor(drawFor("num", benchmark) * 1900);
  const reach = 0.2 + 0.75 * drawFor("reach", seed, experiment, benchmark);
  const noise = 0.04 * (drawFor("noise", seed, experiment, benchmark, step) - 0.5);
  const share = Math.min(1, Math.max(0, reach * (1 - Math.exp(-step / 1500)) + noise));
  const value = Math.round(share * num) / num;
  const stderr = Math.sqrt((value * (1 - value)) / (num - 1));
  return { suite: benchmarkName(benchmark), metric: "accuracy", value, num, stderr };
}

function lines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

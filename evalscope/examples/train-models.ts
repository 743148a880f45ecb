import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkpointBytes, readCheckpoint } from "../model/checkpoint.ts";
import { train } from "../model/train.ts";
import type { Progress } from "../model/training-log.ts";
import type { TrainingPlan } from "../model/training-plan.ts";

const weightsOf = (folder: string, name: string): string => join(folder, `${name}.safetensors`);
const logOf = (folder: string, name: string): string => join(folder, `${name}.logging.jsonl`);

/** Trains one model; saves each checkpoint, and the log up to there, under `<plan>-step-<n>`. */
function trainModel(plan: TrainingPlan, folder: string): void {
  let log = "";
  for (const event of train(plan)) {
    if (event.kind === "log") {
      log += event.line;
      continue;
    }
    const { name } = event.checkpoint;
    writeFileSync(weightsOf(folder, name), checkpointBytes(event.checkpoint));
    writeFileSync(logOf(folder, name), log);
  }
}

/** Trains what a folder does not hold yet; returns the seconds that each training took. */
export function trainModels(
  plans: readonly TrainingPlan[],
  folder: string,
): ReadonlyMap<string, number> {
  mkdirSync(folder, { recursive: true });
  const seconds = new Map<string, number>();
  for (const plan of plans) {
    const last = `${plan.name}-step-${Math.max(...plan.checkpoints)}`;
    if (existsSync(weightsOf(folder, last))) continue;
    const start = performance.now();
    trainModel(plan, folder);
    seconds.set(plan.name, (performance.now() - start) / 1000);
  }
  return seconds;
}

/** Where training was when a checkpoint was saved. */
export function progressOf(folder: string, checkpoint: string): Progress {
  return readCheckpoint(readFileSync(weightsOf(folder, checkpoint))).progress;
}

export function copyTrainingLog(folder: string, checkpoint: string, target: string): void {
  copyFileSync(logOf(folder, checkpoint), join(target, "logging.jsonl"));
}

export function copyWeights(folder: string, checkpoint: string, target: string): void {
  mkdirSync(target, { recursive: true });
  copyFileSync(weightsOf(folder, checkpoint), weightsOf(target, checkpoint));
}

import { alphabet } from "./alphabet.ts";
import { usualAdamW, type AdamW } from "./adamw.ts";
import { sequenceLength } from "./batch.ts";
import type { Schedule } from "./learning-rate.ts";
import { isHeldOut, type Operation } from "./problems.ts";
import type { ModelShape } from "./parameters.ts";

export interface TrainingPlan {
  /** The checkpoints are called `<name>-step-<n>`. */
  readonly name: string;
  readonly seed: number;
  readonly shape: ModelShape;
  /** Lines in a step. */
  readonly batchSize: number;
  readonly schedule: Schedule;
  readonly optimiser: AdamW;
  /** The gradient is scaled down to this length. */
  readonly clipNorm: number;
  /** A row of the log every so many steps, and held-out problems every so many. */
  readonly logEvery: number;
  readonly examineEvery: number;
  readonly examineProblems: number;
  /** Steps after which the weights are saved; training ends with the last. */
  readonly checkpoints: readonly number[];
}

/** About 30,000 parameters; as long as one line of arithmetic. */
export const smallShape: ModelShape = {
  vocabulary: alphabet.length,
  context: sequenceLength,
  width: 48,
  heads: 4,
  layers: 1,
  hidden: 192,
};

/** The usual plan; experiments name what they change. */
export function planFor(
  name: string,
  learningRate: number,
  steps: number,
  checkpoints: readonly number[],
): TrainingPlan {
  return {
    name,
    seed: 1,
    shape: smallShape,
    batchSize: 64,
    schedule: { peak: learningRate, warmupSteps: 100, steps },
    optimiser: usualAdamW,
    clipNorm: 1,
    logEvery: 10,
    examineEvery: 50,
    examineProblems: 500,
    checkpoints,
  };
}

/** Different lines that training can draw: two notations of each problem that is not held out. */
export function countTrainingLines(): number {
  const numbers = Array.from({ length: 100 }, (_, i) => i);
  const count = (operation: Operation): number =>
    numbers.flatMap((left) => numbers.filter((right) => !isHeldOut({ left, operation, right })))
      .length;
  return 2 * (count("add") + count("subtract") + 10 * 10);
}

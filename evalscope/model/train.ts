import { randomSequence } from "../seeded.ts";
import { clipGradient, newAdamW, updateWeights } from "./adamw.ts";
import { backward } from "./backward.ts";
import { drawBatch, sequenceLength, type Batch } from "./batch.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { examine } from "./examine.ts";
import { learningRateAt } from "./learning-rate.ts";
import { newParameters, zeroParameters } from "./parameters.ts";
import { examinationRow, stepRow, type Progress } from "./training-log.ts";
import { countTrainingLines, type TrainingPlan } from "./training-plan.ts";
import { forward, lossOf, newWorkspace, type Model } from "./transformer.ts";

/** What training tells as it goes; a checkpoint's numbers change with the next step, so write it at once. */
export type TrainingEvent =
  | { readonly kind: "log"; readonly line: string }
  | { readonly kind: "checkpoint"; readonly checkpoint: Checkpoint };

interface Learner {
  readonly model: Model;
  /** Takes one step on a batch; returns the loss before it and the gradient's length before clipping. */
  readonly learn: (batch: Batch, learningRate: number) => { loss: number; gradNorm: number };
}

/** A new model and all it needs to learn. */
export function newLearner(plan: TrainingPlan, random: () => number): Learner {
  const { shape, batchSize, clipNorm } = plan;
  const model: Model = { shape, parameters: newParameters(shape, random) };
  const gradient = zeroParameters(shape);
  const space = newWorkspace(shape, batchSize, sequenceLength);
  const optimiser = newAdamW(model.parameters, plan.optimiser);
  const learn: Learner["learn"] = (batch, learningRate) => {
    gradient.flat.fill(0);
    forward(model, batch.tokens, space);
    const loss = lossOf(batch.targets, space);
    backward(model, gradient, batch, space);
    const gradNorm = clipGradient(gradient.flat, clipNorm);
    updateWeights(model.parameters.flat, gradient.flat, optimiser, learningRate);
    return { loss, gradNorm };
  };
  return { model, learn };
}

/** Trains from the seed to the last checkpoint. The same plan gives the same log and the same weights. */
export function* train(plan: TrainingPlan): Generator<TrainingEvent> {
  const random = randomSequence(plan.seed);
  const { model, learn } = newLearner(plan, random);
  const heldOut = drawBatch("held-out", plan.examineProblems, randomSequence(plan.seed + 1));
  const lines = countTrainingLines();
  let losses = 0;
  for (let step = 1; step <= Math.max(...plan.checkpoints); step++) {
    const learningRate = learningRateAt(step, plan.schedule);
    const { loss, gradNorm } = learn(drawBatch("training", plan.batchSize, random), learningRate);
    losses += loss;
    const progress = progressAt(step, plan, lines);
    if (step % plan.logEvery === 0) {
      const facts = { loss: losses / plan.logEvery, gradNorm, learningRate };
      yield { kind: "log", line: stepRow(progress, facts) };
      losses = 0;
    }
    if (step % plan.examineEvery === 0)
      yield { kind: "log", line: examinationRow(progress, examine(model, heldOut)) };
    if (plan.checkpoints.includes(step))
      yield {
        kind: "checkpoint",
        checkpoint: { name: `${plan.name}-step-${step}`, progress, model },
      };
  }
}

function progressAt(step: number, { batchSize }: TrainingPlan, lines: number): Progress {
  const seen = step * batchSize;
  return { step, epoch: seen / lines, tokens: seen * sequenceLength };
}

/**
 * A small real training, for a real curve: trains `addition-net.ts` and writes the simple layout into a folder.
 *
 *   node evalscope/train-demo.ts --out <folder> --learning-rate 0.1 [--steps 800] [--seed 1] [--log-only]
 *
 * metrics.log      a line a step: step, loss, grad_norm, learning_rate, epoch; every 20 steps a line with eval_loss
 * samples.jsonl    the trained network's answers to pairs it was not trained on
 * evalscope.jsonl  its accuracy (rounded answer equals the sum) and mean absolute error on them
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  meanLoss,
  newNet,
  predictSum,
  trainStep,
  type Addition,
  type AdditionNet,
} from "./addition-net.ts";
import { randomSequence, shuffled } from "./seeded.ts";

export interface TrainingPlan {
  readonly learningRate: number;
  /** Length of the learning-rate schedule. */
  readonly steps: number;
  /** Stop after this step of the schedule, as a checkpoint would. */
  readonly until: number;
  readonly seed: number;
}

type Row = Readonly<Record<string, number | string | boolean | null>>;

export const batchSize = 32;
export const hiddenUnits = 16;
const evalEvery = 20;
const warmupSteps = 40;
const heldOutPairs = 200;

function allPairs(): Addition[] {
  return Array.from({ length: 100 * 100 }, (_, i) => ({ a: Math.floor(i / 100), b: i % 100 }));
}

/** Linear warm-up, then a cosine down to a tenth. */
function learningRateAt(step: number, { learningRate, steps }: TrainingPlan): number {
  const progress = Math.max(0, step - warmupSteps) / Math.max(1, steps - warmupSteps);
  return (
    learningRate *
    Math.min(1, step / warmupSteps) *
    (0.55 + 0.45 * Math.cos(Math.PI * Math.min(1, progress)))
  );
}

// JSON has no NaN; like Python's json module this writes it bare, since trainers' logs hold it that way.
function logLine(row: Readonly<Record<string, number>>): string {
  const fields = Object.entries(row).map(
    ([name, value]) =>
      `"${name}": ${Number.isFinite(value) ? Number(value.toPrecision(6)) : value}`,
  );
  return `{${fields.join(", ")}}\n`;
}

function trainingLog(
  net: AdditionNet,
  train: readonly Addition[],
  heldOut: readonly Addition[],
  plan: TrainingPlan,
): string {
  let log = "";
  for (let step = 1; step <= plan.until; step++) {
    const learning_rate = learningRateAt(step, plan);
    const batch = Array.from(
      { length: batchSize },
      (_, i) => train[((step - 1) * batchSize + i) % train.length] as Addition,
    );
    const { loss, gradNorm } = trainStep(net, batch, learning_rate);
    const epoch = (step * batchSize) / train.length;
    log += logLine({ step, loss, grad_norm: gradNorm, learning_rate, epoch });
    if (step % evalEvery === 0) log += logLine({ step, eval_loss: meanLoss(net, heldOut), epoch });
  }
  return log;
}

function sampleRow(net: AdditionNet, pair: Addition): Row {
  const answer = predictSum(net, pair);
  const target = pair.a + pair.b;
  const row = {
    suite: "addition-held-out",
    id: `${pair.a}+${pair.b}`,
    input: `${pair.a} + ${pair.b}`,
    target: String(target),
  };
  if (!Number.isFinite(answer))
    return { ...row, prediction: "", score: 0, error: `the output is ${answer}` };
  return { ...row, prediction: answer.toFixed(2), score: Math.round(answer) === target ? 1 : 0 };
}

function reportRows(net: AdditionNet, pairs: readonly Addition[], samples: readonly Row[]): Row[] {
  const accuracy = samples.filter((sample) => sample["score"] === 1).length / pairs.length;
  const error =
    pairs.reduce((sum, pair) => sum + Math.abs(predictSum(net, pair) - pair.a - pair.b), 0) /
    pairs.length;
  const base = { suite: "addition-held-out", num: pairs.length };
  const accuracyRow = { ...base, metric: "accuracy", value: accuracy, higher_is_better: true };
  return Number.isFinite(error)
    ? [
        accuracyRow,
        { ...base, metric: "mean_absolute_error", value: error, higher_is_better: false },
      ]
    : [accuracyRow];
}

const lines = (rows: readonly Row[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Trains and writes; with `logOnly` just the training log. */
export function runTraining(plan: TrainingPlan, folder: string, logOnly: boolean): void {
  const random = randomSequence(plan.seed);
  const pairs = shuffled(allPairs(), random);
  const [heldOut, train] = [pairs.slice(0, heldOutPairs), pairs.slice(heldOutPairs)];
  const net = newNet(hiddenUnits, random);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "metrics.log"), trainingLog(net, train, heldOut, plan));
  if (logOnly) return;
  const samples = heldOut.map((pair) => sampleRow(net, pair));
  writeFileSync(join(folder, "samples.jsonl"), lines(samples));
  writeFileSync(join(folder, "evalscope.jsonl"), lines(reportRows(net, heldOut, samples)));
}

function main(): void {
  const options = {
    out: { type: "string" },
    "learning-rate": { type: "string" },
    steps: { type: "string" },
    seed: { type: "string" },
    "log-only": { type: "boolean" },
  } as const;
  const { values } = parseArgs({ options });
  if (!values.out) throw new Error("--out <folder> is needed");
  const steps = Number(values.steps ?? 800);
  runTraining(
    {
      learningRate: Number(values["learning-rate"] ?? 0.1),
      steps,
      until: steps,
      seed: Number(values.seed ?? 1),
    },
    values.out,
    values["log-only"] ?? false,
  );
}

if (import.meta.main) main();

import { expect, test } from "vitest";
import { holdsResultTwice } from "./result-twice.ts";

const twice = (paths: readonly string[]) => holdsResultTwice(paths.map((path) => ({ path })));

test.each([
  ["reports", ["cot/20260102_030405/reports/m/a.json", "nocot/20260102_030405/reports/m/a.json"]],
  ["simple logs", ["a/metrics.log", "b/metrics.log"]],
  ["trainer's states", ["a/trainer_state.json", "b/trainer_state.json"]],
  ["Lightning's versions", ["logs/version_0/metrics.csv", "logs/version_7/metrics.csv"]],
  [
    "logs with settings of their own",
    ["a/hparams.yaml", "a/log.csv", "b/hparams.yaml", "b/log.csv"],
  ],
  [
    "event files with settings of their own",
    ["a/events.out.tfevents.1", "a/hparams.yaml", "b/events.out.tfevents.2", "b/hparams.yaml"],
  ],
  ["Hydra's runs", ["0/.hydra/config.yaml", "0/train.log", "1/.hydra/config.yaml", "1/train.log"]],
])("the same result twice: %s", (_what, paths) => {
  expect(twice(paths)).toBe(true);
});

test.each([
  ["a training and its evaluation", ["trainer_state.json", "eval/reports/m/a.json"]],
  [
    "the states of a training's checkpoints",
    ["checkpoint-1/trainer_state.json", "checkpoint-2/trainer_state.json", "trainer_state.json"],
  ],
  ["logs of one training's phases", ["train/metrics.jsonl", "eval/metrics.jsonl"]],
  [
    "logs of workers, with settings above them",
    ["config.yaml", "w0/metrics.jsonl", "w1/metrics.jsonl"],
  ],
  ["event files of phases", ["train/events.out.tfevents.1", "val/events.out.tfevents.1"]],
  [
    "consoles of a training that was taken up",
    [
      "wandb/run-1/files/config.yaml",
      "wandb/run-1/files/output.log",
      "wandb/run-2/files/config.yaml",
      "wandb/run-2/files/output.log",
    ],
  ],
  ["other benchmarks", ["a/reports/m/x.json", "b/reports/m/y.json"]],
])("not the same result twice: %s", (_what, paths) => {
  expect(twice(paths)).toBe(false);
});

import { expect, test } from "vitest";
import { checkpointIn, shortModelName } from "./model-path.ts";

test.each([
  ["/share/ckp/llama3-5epoch/checkpoint-340", "llama3-5epoch/checkpoint-340"],
  ["/mnt/data/qwen-sft/checkpoint-340/", "qwen-sft/checkpoint-340"],
  [
    "output/Qwen2.5-7B/v0-20260124-040114/checkpoint-340",
    "Qwen2.5-7B/v0-20260124-040114/checkpoint-340",
  ],
  ["/ckpt/qwen-grpo/global_step_400/actor/huggingface", "qwen-grpo/global_step_400"],
  ["/x/gpt-1b/iter_0000400", "gpt-1b/iter_0000400"],
  [
    "./exp1/lightning_logs/version_3/checkpoints/epoch=3-step=400.ckpt",
    "exp1/lightning_logs/version_3/checkpoints/epoch=3-step=400.ckpt",
  ],
  ["C:\\models\\tiny\\checkpoint-20", "tiny/checkpoint-20"],
  ["/data/qwen-sft/merged", "qwen-sft/merged"],
])("%s is shown as %s", (path, name) => {
  expect(shortModelName(path)).toBe(name);
});

test.each([
  ["a model's id", "org/name"],
  ["a model whose name holds a step", "stepfun-ai/Step-3.5-Flash"],
  ["a path that ends in a model's name", "/models/Qwen2.5-7B"],
  ["a folder of nobody's", "/mnt/data/checkpoint-340"],
  ["a person's own folder", "/home/someone/checkpoint-340"],
  ["a name alone", "checkpoint-340"],
])("%s stays: %s", (_what, name) => {
  expect(shortModelName(name)).toBe(name);
});

test.each([
  ["checkpoint-340", 340, null, null],
  ["/share/ckp/llama3-5epoch/checkpoint-340", 340, null, null],
  ["qwen-sft/checkpoint-340-merged", 340, null, null],
  ["ckpt_20", 20, null, null],
  ["global_step_400", 400, null, null],
  ["/x/global_step400/actor/huggingface", 400, null, null],
  ["iter_0000400", 400, null, null],
  ["step-500", 500, null, null],
  ["step500", 500, null, null],
  ["epoch_3", null, 3, null],
  ["a/lightning_logs/version_0/checkpoints/epoch=3-step=400.ckpt", 400, 3, null],
  ["step1000-tokens4B", 1000, null, 4e9],
  ["my-run~checkpoint-40", 40, null, null],
  ["qwen-sft-step-500", 500, null, null],
])("%s tells where the training stood", (name, step, epoch, tokens) => {
  expect(checkpointIn(name)).toEqual({ step, epoch, tokens });
});

test.each([
  "org/name",
  "stepfun-ai/step3",
  "stepfun-ai/Step-3.5-Flash",
  "step-2-16k-gsm8k",
  "checkpoint-best",
  "llama3-5epoch",
  "gpt-4-0613",
  "checkpoint-7b",
])("%s tells nothing", (name) => {
  expect(checkpointIn(name)).toBeNull();
});

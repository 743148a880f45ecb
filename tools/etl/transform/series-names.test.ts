import { expect, test } from "vitest";
import { madeSecrets } from "../testing/made-secrets.ts";
import { seriesName } from "./series-names.ts";
import { sharedNames } from "./shared-names.ts";

const shared = (...names: string[]) => [...sharedNames(names).values()];

test.each([
  ["train/lm loss", "train/loss"],
  ["train/grad norm", "train/grad_norm"],
  ["train/learning rate", "train/learning_rate"],
  ["eval/lm loss PPL", "eval/lm_loss_ppl"],
  ["train/elapsed time per iteration (s)", "train/elapsed_time_per_iteration(s)"],
  ["train/throughput per GPU (TFLOP/s/GPU)", "train/throughput_per_gpu(TFLOP/s/GPU)"],
  ["train/train_speed(iter/s)", "train/train_speed(iter/s)"],
  ["train/memory(GiB)", "train/memory(GiB)"],
  ["train/epoch_val_loss", "eval/loss"],
  ["train/epoch_val_sparse_categorical_accuracy", "eval/sparse_categorical_accuracy"],
  ["validation/epoch_loss", "eval/loss"],
  ["train/epoch_accuracy", "train/accuracy"],
  ["train/Loss", "train/loss"],
  ["Train/Loss", "train/loss"],
  ["Loss/train", "train/loss"],
  ["Accuracy/Validation", "eval/accuracy"],
  ["val/loss", "eval/loss"],
  ["val/Grad Norm", "eval/grad_norm"],
  ["train/train_loss", "train/loss"],
  ["eval/val_loss", "eval/loss"],
  ["train/reduced_train_loss", "train/loss"],
  ["test/eval_loss", "test/eval_loss"],
  ["train/RunningAvgSamplesPerSec", "train/RunningAvgSamplesPerSec"],
  ["train/rewards/AccuracyReward/mean", "train/rewards/AccuracyReward/mean"],
  ["Train/Samples/lr", "train/Samples/lr"],
  ["actor/grad_norm", "actor/grad_norm"],
  ["val-core/openai/gsm8k/acc/mean@1", "val-core/openai/gsm8k/acc/mean@1"],
])("%s is shared as %s", (name, expected) => {
  expect(shared(name)).toEqual([expected]);
});

test("names that would become one stay apart, the shared one first", () => {
  expect(shared("train/lm loss", "train/loss")).toEqual(["train/lm loss", "train/loss"]);
  expect(shared("train/lm loss", "train/Loss")).toEqual(["train/loss", "train/Loss"]);
});

test("a trainer's names are told apart by their prefix, others by their group", () => {
  expect(seriesName("eval_loss", "trainer")).toBe("eval/loss");
  expect(seriesName("rewards/chosen", "trainer")).toBe("train/rewards/chosen");
  expect(seriesName("rewards/chosen", "plain")).toBe("rewards/chosen");
});

test("a name that holds a key keeps the key's letters, by which it is known", () => {
  const keys = madeSecrets(1).filter(({ kind }) => /^(?:AWS|Twilio|Postman|age)/.test(kind));
  expect(keys.length).toBeGreaterThan(3);
  const names = keys.map(({ text }) => `train/${text}`);
  expect(shared(...names)).toEqual(names);
});

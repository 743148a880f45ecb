import { expect, test } from "vitest";
import { seriesName } from "./series-names.ts";
import { sharedNames } from "./shared-names.ts";

/** What logs write, by the name that all share. */
const spellings: Readonly<Record<string, string>> = {
  "train/loss": `loss|Loss|LOSS|train_loss|train loss|Train Loss|TRAIN_LOSS|Train_Loss|train-loss|train.loss|trainLoss|TrainLoss
    |training_loss|training loss|Training Loss|trainingLoss|train/loss|Train/Loss|TRAIN/loss|training/loss|Loss/train|loss/training
    |Loss/Train|train/train_loss|lm loss|lm_loss|LM Loss|train/lm loss|reduced_train_loss|loss_train
    |train_loss_step|train/loss_step|train_loss_epoch|loss_epoch|epoch_loss|losses/train_loss|metrics/train_loss
    |loss_metrics/global_avg_loss|训练损失|训练集损失|损失|Train/train_loss`,
  "eval/loss": `eval_loss|eval loss|Eval Loss|eval-loss|evalLoss|EvalLoss|val_loss|val loss|Val Loss|Val. Loss|VAL_LOSS|Val_Loss
    |val-loss|val.loss|valLoss|ValLoss|valid_loss|valid loss|Valid Loss|validLoss|validation_loss|validation loss|Validation Loss
    |validationLoss|ValidationLoss|dev_loss|dev loss|Dev Loss|devLoss|epoch_val_loss|val/loss|valid/loss|validation/loss|dev/loss
    |eval/loss|Val/Loss|Validation/Loss|Loss/val|Loss/valid|Loss/validation|loss/eval|Loss/dev|val/loss_epoch|val_loss_epoch
    |val/val_loss|validation/epoch_loss|loss_val|loss_valid|loss_validation|validation_metrics/loss|metrics/val_loss|eval/lm loss
    |eval/eval_loss|验证损失|验证集损失|evaluation_loss|holdout_loss`,
  "test/loss":
    "test_loss|test loss|Test Loss|testLoss|test/loss|Test/Loss|Loss/test|loss_test|test/test_loss|测试损失|test-loss",
  "train/grad_norm": `grad_norm|grad norm|Grad Norm|gradNorm|GradNorm|gradient_norm|gradient norm|Gradient Norm|gradnorm|gnorm
    |train/grad norm|train/grad_norm|global_grad_norm|grad-norm|GRAD_NORM`,
  "train/learning_rate":
    "learning_rate|learning rate|Learning Rate|learningRate|LearningRate|learning-rate|train/learning rate|学习率",
  "train/lr": "lr|LR|Lr|train/lr|train/LR",
  "train/acc": "acc|Acc|train_acc|Train Acc|trainAcc|Train Acc.|acc/train|acc_train|train/Acc",
  "eval/acc":
    "val_acc|Val Acc|Val. Acc|valAcc|eval_acc|Acc/val|acc_val|dev_acc|val/acc|valid_acc|val/acc_epoch",
  "train/accuracy": "accuracy|Accuracy|train_accuracy|Accuracy/train|trainAccuracy|准确率",
  "eval/accuracy":
    "val_accuracy|Validation Accuracy|validation_accuracy|epoch_val_accuracy|Accuracy/Validation|evalAccuracy",
  "test/accuracy": "test_accuracy|Test Accuracy|testAccuracy|Accuracy/test",
  "train/perplexity": "perplexity|Perplexity|train_perplexity|Train Perplexity",
  "eval/perplexity": "val_perplexity|eval_perplexity|Val Perplexity|validation/perplexity",
  "eval/f1": "val_f1|eval/F1|Val F1|dev_f1|f1_val|valF1",
  "train/tokens_per_second":
    "tokens_per_second|tokens/sec|tokens/s|tokens per sec|Tokens/sec|train/tokens_per_sec",
  "train/samples_per_second": "samples_per_second|samples/sec|samples/s",
};

/** What says no more than it says. */
const asWritten = `train/train_speed(iter/s) train/memory(GiB) train/RunningAvgSamplesPerSec
  train/rewards/AccuracyReward/mean rewards/chosen actor/grad_norm val-core/openai/gsm8k/acc/mean@1 eval/train_loss test/eval_loss
  train/box_loss eval/box_loss train/loss_cls train/mAP50-95(B) train/rouge-1 critic/score/mean rollout/ep_rew_mean
  time/fps train/policy_loss train/average_loss train/mm_projector_lr eval/gsm8k/acc train/loss_scale
  train/batch train/gpu eval/step`;

const rows = Object.entries(spellings).flatMap(([shared, names]) =>
  names.split("|").map((name) => [name.trim(), shared] as const),
);

test("names are many", () => expect(rows.length).toBeGreaterThan(150));

test.each([...rows, ...asWritten.split(/\s+/).map((name) => [name, name] as const)])(
  "%s is shared as %s",
  (name, shared) => {
    expect([...sharedNames([seriesName(name, "plain")]).values()]).toEqual([shared]);
  },
);

test("of two means and values that would become one the value within the epoch has the name", () => {
  const names = ["train/loss_epoch", "train/loss_step"];
  expect([...sharedNames(names).values()]).toEqual(["train/loss_epoch", "train/loss"]);
});

test("a name that another has already stays in the group that it says", () => {
  const names = ["train/epoch_val_loss", "train/Val Loss", "train/val_loss", "eval/loss"];
  expect([...sharedNames(names).values()]).toEqual([
    "eval/epoch_val_loss",
    "eval/Val Loss",
    "eval/val_loss",
    "eval/loss",
  ]);
});

import { expect, test } from "vitest";
import { landmarkIn } from "./landmarks.ts";

const start = (planned: object | null = null) => ({ kind: "start", planned });
const plan = (planned: object) => ({ kind: "plan", planned });
const end = { kind: "end", isEarly: false };

test.each([
  ["[INFO|trainer.py:2414] 2026-01-01 10:00:00,000 >> ***** Running training *****", start()],
  ["  Total optimization steps = 1,250", plan({ steps: 1250 })],
  ["[INFO|trainer.py:2416] >>   Num Epochs = 3", plan({ epochs: 3 })],
  ["[default0]:[before the start of training step] datetime: 2026-01-01 10:00:00 ", start()],
  ["[after training is done] datetime: 2026-01-01 11:00:00 ", end],
  ["[titan] 2026-01-01 - root - INFO - Training starts at step 1", start()],
  [
    "[titan] - root - INFO - Training starts at step 1, with local batch size 8, total steps 1000 (warmup 200)",
    start({ steps: 1000 }),
  ],
  ["[titan] 2026-01-01 11:00:00,000 - root - INFO - Training completed", end],
  ["Starting training..., iters: 600", start({ steps: 600 })],
  ["Saved final weights to adapters/adapters.safetensors.", end],
  ["2026/01/01 10:00:00 - mmengine - INFO - ", null],
  ["System environment:", start()],
  ["2026-01-01 - mmdet - INFO - workflow: [('train', 1)], max: 12 epochs", plan({ epochs: 12 })],
  [
    "2026-01-01 - mmseg - INFO - workflow: [('train', 1)], max: 80000 iters",
    plan({ steps: 80000 }),
  ],
  ["tokens per iteration will be: 491,520", start()],
  ["INFO:lightning.pytorch.utilities.rank_zero:GPU available: True (cuda), used: True", start()],
  ["`Trainer.fit` stopped: `max_epochs=20` reached.", end],
  ["`Trainer.fit` stopped: `trainer.should_stop` was set.", { kind: "end", isEarly: true }],
  ["Training completed. Do not forget to share your model on huggingface.co/models =)", end],
  ["***** train metrics *****", end],
  ["[INFO:swift] last_model_checkpoint: /out/v0-20260101-100000/checkpoint-40", end],
  [
    "[2026-01-01 10:00:00,000] [INFO] [axolotl.train] Training completed! Saving trained model to out.",
    end,
  ],
  ["(TaskRunner pid=1) ('Final validation metrics: {'val/acc': 0.5}')", end],
  ["2026-01-01 10:00:00 | INFO | fairseq_cli.train | done training in 1234.5 seconds", end],
  [
    "[01/01 10:00:00 d2.engine.hooks]: Overall training speed: 8998 iterations in 0:30:00 (0.2 s / it)",
    end,
  ],
  ["300 epochs completed in 1.234 hours.", end],
  ["Training time 1:02:03", end],
  ["2026-01-01 10:00:00 - INFO - Training complete!", end],
  ["=== TRAINING FINISHED ===", end],
  ["训练完成。", end],
  ["Epoch 12: early stopping", { kind: "end", isEarly: true }],
  ["INFO: Early stopping triggered after 12 epochs", { kind: "end", isEarly: true }],
  ["Early stopping, best iteration is:", { kind: "end", isEarly: true }],
  ["train_cfg = dict(by_epoch=True, max_epochs=12, val_interval=1)", plan({ epochs: 12 })],
  ["    max_iters=80000,", plan({ steps: 80000 })],
  ["Overriding: max_iters = 5000", plan({ steps: 5000 })],
])("%s", (line, expected) => {
  expect(landmarkIn(line)).toEqual(expected);
});

test.each([
  "***** Running Evaluation *****",
  "Epoch 3 training complete",
  "Training time 12.5",
  "early stopping patience: 5",
  "Stage 1: pre-training done, now training",
  "We hope that the training completed without errors.",
  "# once training completed, copy the files",
  "Training completed the first of 3 stages",
  "saved final weights to nowhere, said the user",
])("no landmark: %s", (line) => {
  expect(landmarkIn(line)).toBeNull();
});

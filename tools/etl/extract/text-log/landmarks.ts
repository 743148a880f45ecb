import type { Planned } from "../fact.ts";
import { numberOf } from "../number-text.ts";

/** What a line without metrics tells of a training: that it begins, how long it is to be, that it came to its end. */
export type Landmark =
  | { readonly kind: "start"; readonly planned: Planned | null }
  | { readonly kind: "plan"; readonly planned: Planned }
  | { readonly kind: "end"; readonly isEarly: boolean };

/**
 * What tools print once when a process begins to train, behind any prefix.
 * - HF Trainer and all on it (ms-swift, LLaMA-Factory, TRL): src/transformers/trainer.py
 * - Megatron-LM and its descendants: megatron/training/training.py (print_datetime)
 * - torchtitan: torchtitan/train.py
 * - mmengine: mmengine/runner/runner.py (_log_env); mmcv 1 prints "Start running, host:"
 * - nanoGPT: train.py; MLX-LM: mlx_lm/tuner/trainer.py
 * - Lightning, and so NeMo 2: lightning/pytorch/trainer/setup.py
 */
const starts =
  /\*{5} Running training \*{5}|\[before the start of training step\] datetime|Training starts at step \d+|^\S* ?System environment:|\bSystem environment: *$|\bStart running, host: |^tokens per iteration will be: |\bStarting training\.\.\., iters: \d+|^(?:INFO:\S+?:)?GPU available: \w+/;

/**
 * What they print once at its end, and what people's own scripts do, alone on a line.
 * - HF Trainer: src/transformers/trainer.py; LLaMA-Factory and ms-swift print it, too
 * - scripts on it: "***** train metrics *****", src/transformers/trainer_pt_utils.py (log_metrics)
 * - ms-swift: swift/pipelines/train/sft.py (last_model_checkpoint)
 * - Axolotl: src/axolotl/train.py; verl: verl/trainer/ppo/ray_trainer.py
 * - Megatron-LM: megatron/training/training.py (print_datetime)
 * - torchtitan: torchtitan/train.py
 * - Lightning, and so NeMo 2: lightning/pytorch/loops/fit_loop.py
 * - MLX-LM: mlx_lm/tuner/trainer.py; fairseq: fairseq_cli/train.py
 * - detectron2: detectron2/engine/hooks.py (IterationTimer); Ultralytics: ultralytics/engine/trainer.py
 * - torchvision's references, DeiT and others: "Training time 1:02:03"
 */
const ends = new RegExp(
  [
    String.raw`\bTraining completed\. Do not forget to share your model|\[after training is done\] datetime`,
    String.raw`\*{5} train metrics \*{5}|\[INFO:swift\] last_model_checkpoint: `,
    String.raw`\bTraining [Cc]ompleted!+ Saving|Final validation metrics: `,
    String.raw`\`Trainer\.fit\` stopped: \`max_(?:epochs|steps)=\d+\` reached|^Saved final (?:adapter )?weights to `,
    String.raw`\bdone training in [\d.]+ seconds|\bOverall training speed: \d+ iterations in `,
    String.raw`^\d+ epochs completed in [\d.]+ hours|(?:^|\s)Training time \d+:\d\d:\d\d\s*$`,
    String.raw`(?:^|[:>\]|*=-])\s*(?:[Tt]raining|TRAINING)(?: (?:is|has))?(?: been)? (?:[Cc]ompleted?|COMPLETED?|[Ff]inished|FINISHED|[Dd]one|DONE)\W*$`,
    String.raw`(?:^|[:>\]|*=-])\s*训练(?:已)?(?:完成|结束)\W*$`,
  ].join("|"),
);

/**
 * What stopped it before its end, where something watches it.
 * - Lightning's EarlyStopping: lightning/pytorch/callbacks/early_stopping.py
 * - Keras: keras/src/callbacks/early_stopping.py
 * - Ultralytics: ultralytics/utils/torch_utils.py (EarlyStopping); LightGBM: python-package/lightgbm/callback.py
 */
const earlyEnds = new RegExp(
  [
    String.raw`\`Trainer\.fit\` stopped: \`trainer\.should_stop\` was set|Signaling Trainer to stop`,
    String.raw`^Epoch \d+: early stopping\s*$|\bTraining stopped early as no improvement`,
    String.raw`^(?:\[LightGBM\].*)?Early stopping, best iteration is`,
    String.raw`(?:^|[:>\]|*=-])\s*[Ee]arly[ -][Ss]topping (?:triggered|activated|at (?:epoch|step|iteration)\b|after \d)`,
  ].join("|"),
);

/** How long the training is to be, beside its beginning. */
const plans: readonly (readonly [RegExp, keyof Planned])[] = [
  // HF Trainer
  [/\bTotal optimization steps = ([\d,]+)/, "steps"],
  [/\bNum Epochs = ([\d,]+)/, "epochs"],
  // torchtitan, MLX-LM
  [/\bTraining starts at step .*\btotal steps ([\d,]+)/, "steps"],
  [/\bStarting training\.\.\., iters: (\d+)/, "steps"],
  // mmcv 1
  [/\bmax: (\d+) epochs/, "epochs"],
  [/\bmax: (\d+) iters/, "steps"],
  // The configuration that mmengine prints; nanoGPT's arguments
  [/^(?:train_cfg = dict\(.*|\s+)\bmax_epochs=(\d+)\b/, "epochs"],
  [/^(?:train_cfg = dict\(.*|\s+)\bmax_iters=(\d+)\b/, "steps"],
  [/^Overriding: max_iters = (\d+)/, "steps"],
  // verl
  [/\bTotal training steps: (\d+)/, "steps"],
];

/** What stands in all of these lines. */
const telling =
  /[Tt]rain|TRAIN|训练|System environment|Start running|iteration will be|optimization steps|Num Epochs|\bmax(?:_epochs|_iters)?(?:: |=| = )\d|GPU available|^Saved final|epochs completed|[Ee]arly.[Ss]top|last_model_checkpoint|Final validation/;

/** Null for any other line; metric lines are asked for first. */
export function landmarkIn(text: string): Landmark | null {
  if (text.length > longest || !telling.test(text)) return null;
  const planned = plannedIn(text);
  if (starts.test(text)) return { kind: "start", planned };
  if (planned !== null) return { kind: "plan", planned };
  if (earlyEnds.test(text)) return { kind: "end", isEarly: true };
  return ends.test(text) ? { kind: "end", isEarly: false } : null;
}

/** No such line is as long. */
const longest = 1000;

function plannedIn(text: string): Planned | null {
  for (const [pattern, unit] of plans) {
    const number = numberOf(pattern.exec(text)?.[1]);
    if (number !== undefined && number > 0) return { [unit]: number };
  }
  return null;
}

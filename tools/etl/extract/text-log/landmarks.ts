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
 * What they print once at its end.
 * - HF Trainer: src/transformers/trainer.py; LLaMA-Factory and ms-swift print it, too
 * - Megatron-LM: megatron/training/training.py (print_datetime)
 * - torchtitan: torchtitan/train.py
 * - Lightning, and so NeMo 2: lightning/pytorch/loops/fit_loop.py
 * - MLX-LM: mlx_lm/tuner/trainer.py
 * - OLMo-core: olmo_core/train/trainer.py
 */
const ends =
  /\bTraining completed\. Do not forget to share your model|\[after training is done\] datetime|\bTraining completed *$|`Trainer\.fit` stopped: `max_(?:epochs|steps)=\d+` reached|^Saved final (?:adapter )?weights to /;

/** Lightning was told to stop, by its EarlyStopping for one. */
const earlyEnds = /`Trainer\.fit` stopped: `trainer\.should_stop` was set/;

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
];

/** What stands in all of these lines. */
const telling =
  /[Tt]rain|System environment|Start running|iteration will be|optimization steps|Num Epochs|\bmax: \d|GPU available|^Saved final/;

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

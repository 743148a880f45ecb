import { type NewPattern, plainRow } from "../pattern.ts";

const head = /\bEpoch (\d+) Step (\d+)\/(\d+) (.*)/;

/**
 * XTuner v1: `Epoch 0 Step 1/100 lr: 1e-05 local_loss: 2.1 max_memory: 12.30 GB eta: 0:01:00`.
 * https://github.com/InternLM/xtuner/blob/main/xtuner/v1/train/trainer.py
 */
export const xtuner: NewPattern = () => ({
  id: "xtuner",
  closed: false,
  match({ text }) {
    const [, epoch, step, total, rest] = head.exec(text) ?? [];
    if (step === undefined || rest === undefined) return null;
    const fields = [...rest.matchAll(/([^\s:]+): +([^\s,]+)( GB)?/g)].map(
      ([, name = "", value = "", unit]) => [unit ? `${name}(GB)` : name, value] as const,
    );
    return plainRow(Number(step), [["epoch", epoch], ["total_steps", total], ...fields]);
  },
});

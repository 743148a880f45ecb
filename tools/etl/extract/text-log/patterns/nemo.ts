import { type NewPattern, plainRow } from "../pattern.ts";

const head = /Training epoch (\d+), iteration (\d+)\/(\d+)(.*)/;

/**
 * NeMo 2: `Training epoch 0, iteration 2/9 | lr: 1e-05 | global_step: 2 | reduced_train_loss: 2.7`.
 * https://github.com/NVIDIA-NeMo/NeMo/blob/main/nemo/lightning/pytorch/callbacks/progress_printer.py
 * `iteration` starts anew in each epoch; it is the step only where there is no `global_step`. The number behind
 * it is that of the last step, where both are one: in the first epoch.
 */
export const nemo: NewPattern = () => ({
  id: "nemo",
  closed: false,
  match({ text }) {
    const [, epoch, iteration, last, rest] = head.exec(text) ?? [];
    if (epoch === undefined || rest === undefined) return null;
    const fields = rest.split("|").flatMap((part) => {
      const [, name, value] = /^\s*([^:]+):\s*(\S+)\s*$/.exec(part) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    });
    const step = fields.find(([name]) => name === "global_step")?.[1] ?? iteration;
    const plan = step === iteration && epoch === "0" ? [["total_steps", last] as const] : [];
    return plainRow(Number(step), [["epoch", epoch], ...plan, ...fields]);
  },
});

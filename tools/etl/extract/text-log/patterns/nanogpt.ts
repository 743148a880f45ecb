import { type NewPattern, plainRow } from "../pattern.ts";

const evaluation = /(?:^|\s)step (\d+): train loss (\S+), val loss (\S+)/;
const iteration = /(?:^|\s)iter (\d+): loss ([-\d.naif]+), time ([\d.]+)ms(?:, mfu (-?[\d.]+)%)?/;

/**
 * nanoGPT: `iter 10: loss 3.2431, time 45.17ms, mfu 8.25%` for one batch, and `step 250: train loss
 * 1.9653, val loss 2.0628`, means over many: both stand under eval/.
 * https://github.com/karpathy/nanoGPT/blob/master/train.py
 */
export const nanogpt: NewPattern = () => ({
  id: "nanogpt",
  closed: false,
  match({ text }) {
    const [, evalStep, train, val] = evaluation.exec(text) ?? [];
    if (evalStep !== undefined)
      return plainRow(Number(evalStep), [
        ["eval/train_loss", train],
        ["eval/loss", val],
      ]);
    const [, step, loss, time, mfu] = iteration.exec(text) ?? [];
    return step === undefined
      ? null
      : plainRow(Number(step), [
          ["loss", loss],
          ["time(s)", Number(time) / 1000],
          ["mfu(%)", mfu],
        ]);
  },
});

import { type NewPattern, broken, plainRow } from "../pattern.ts";
import { pythonDict } from "../python-dict.ts";

const head = /\bstep (\d+): (\{'.*)/;

/**
 * slime: `step 3: {'train/loss': 0.1, 'train/grad_norm': 0.5}`. Its `rollout N:` lines count
 * something else and are left out.
 * https://github.com/THUDM/slime/blob/main/slime/backends/megatron_utils/model.py
 */
export const slime: NewPattern = () => ({
  id: "slime",
  closed: true,
  match({ text }) {
    const [, step, rest] = head.exec(text) ?? [];
    if (step === undefined || rest === undefined) return null;
    const dict = pythonDict(rest);
    return dict ? plainRow(Number(step), dict.fields) : broken("the dict is not closed");
  },
});

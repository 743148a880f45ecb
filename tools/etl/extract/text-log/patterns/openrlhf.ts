import { type NewPattern, broken, plainRow } from "../pattern.ts";
import { pythonDict } from "../python-dict.ts";

const head = /Global step (\d+): (\{.*)/;

/**
 * OpenRLHF: `ppo_trainer.py:547] ✨ Global step 3: {'policy_loss': 0.1, 'reward': 0.5}`.
 * https://github.com/OpenRLHF/OpenRLHF/blob/main/openrlhf/trainer/ppo_trainer.py
 */
export const openrlhf: NewPattern = () => ({
  id: "openrlhf",
  closed: true,
  match({ text }) {
    const [, step, rest] = head.exec(text) ?? [];
    if (step === undefined || rest === undefined) return null;
    const dict = pythonDict(rest);
    return dict ? plainRow(Number(step), dict.fields) : broken("the dict is not closed");
  },
});

import { type NewPattern, plainRow } from "../pattern.ts";

const rates = /\bstep=(\d+), skipped=(\d+), lr=\[([^\],]+)/;
const throughput =
  /(?:epoch=(\d+)\/)?(?:micro_step=\d+\/)?global_step=(\d+), (RunningAvgSamplesPerSec=.*)/;

/**
 * DeepSpeed: `step=10, skipped=0, lr=[0.0001], mom=[(0.9, 0.999)]` and `epoch=0/micro_step=10/
 * global_step=10, RunningAvgSamplesPerSec=12.1, …`. It prints no loss. Of several rates the first is
 * taken; `skipped` counts all steps skipped so far.
 * https://github.com/deepspeedai/DeepSpeed/blob/master/deepspeed/runtime/engine.py (_report_progress)
 */
export const deepspeed: NewPattern = () => ({
  id: "deepspeed",
  closed: false,
  match({ text }) {
    const [, step, skipped, lr] = rates.exec(text) ?? [];
    if (step !== undefined)
      return plainRow(Number(step), [
        ["skipped_steps", skipped],
        ["lr", lr],
      ]);
    const [, epoch, globalStep, rest = ""] = throughput.exec(text) ?? [];
    if (globalStep === undefined) return null;
    const fields = [...rest.matchAll(/(\w+)=([^\s,]+?)(GB)?(?:,|\s|$)/g)].map(
      ([, name = "", value = "", unit]) => [unit ? `${name}(GB)` : name, value] as const,
    );
    return plainRow(Number(globalStep), [["epoch", epoch], ...fields]);
  },
});

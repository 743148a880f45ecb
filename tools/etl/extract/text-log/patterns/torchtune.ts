import { type NewPattern, plainRow } from "../pattern.ts";

const head = /(?:^|\s)Step (\d+) \| (\S+:\S+.*)/;

/**
 * torchtune's file logger: `Step 5 | loss:1.4142 lr:2e-05 tokens_per_second_per_gpu:812.3`.
 * https://github.com/pytorch/torchtune/blob/main/torchtune/training/metric_logging.py (DiskLogger)
 */
export const torchtune: NewPattern = () => ({
  id: "torchtune",
  closed: false,
  match({ text }) {
    const [, step, rest] = head.exec(text) ?? [];
    if (step === undefined || rest === undefined) return null;
    const fields = [...rest.matchAll(/(\S+):(\S+)/g)].map(
      ([, name = "", value = ""]) => [name, value] as const,
    );
    return plainRow(Number(step), fields);
  },
});

import { type NewPattern, plainRow } from "../pattern.ts";

const head = /(validate )?\bstep:\s*(\d+)\s+(loss:.*)/;
const pair = /([\w/]+):\s*([-+]?(?:nan|inf|[\d.,]+(?:e[-+]?\d+)?))(GiB|%)?/gi;

/**
 * torchtitan: `step:  1  loss:  8.04909  grad_norm:  1.2  memory:  1.18GiB(1.24%)  tps: 4,120`; its
 * validation as `validate step: 10  loss: 3.1`. Units become part of the names.
 * https://github.com/pytorch/torchtitan/blob/main/torchtitan/components/metrics.py
 */
export const torchtitan: NewPattern = () => ({
  id: "torchtitan",
  closed: false,
  match({ text }) {
    const [, validate, step, rest] = head.exec(text) ?? [];
    if (step === undefined || rest === undefined) return null;
    const fields = [...rest.matchAll(pair)].map(
      ([, name = "", value = "", unit]) =>
        [`${validate ? "eval/" : ""}${name}${unit ? `(${unit})` : ""}`, value] as const,
    );
    return plainRow(Number(step), fields);
  },
});

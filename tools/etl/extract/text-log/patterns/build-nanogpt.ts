import { type NewPattern, plainRow } from "../pattern.ts";

const line = /^(\d+) (train|val|hella) (\d+\.\d+|nan)$/;

const names: Readonly<Record<string, string>> = {
  train: "train/loss",
  val: "eval/loss",
  hella: "eval/hellaswag",
};

/**
 * build-nanogpt and what was made of it: `250 val 4.2000`, `250 hella 0.2750`, `250 train 3.750000`.
 * https://github.com/karpathy/build-nanogpt/blob/master/train_gpt2.py
 */
export const buildNanogpt: NewPattern = () => ({
  id: "build-nanogpt",
  closed: false,
  match({ text }) {
    const [, step, kind = "", value] = line.exec(text) ?? [];
    return step === undefined ? null : plainRow(Number(step), [[names[kind] ?? kind, value]]);
  },
});

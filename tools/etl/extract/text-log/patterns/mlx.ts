import { type NewPattern, plainRow } from "../pattern.ts";

const head = /\bIter (\d+): ((Train|Val) loss .*)/;

/** Names without `/`, which would be taken for a group. */
const names = new Map([
  ["Train loss", "loss"],
  ["Val loss", "eval/loss"],
  ["Val took", "eval/runtime"],
  ["Learning Rate", "learning_rate"],
  ["It/sec", "iterations_per_second"],
  ["Tokens/sec", "tokens_per_second"],
  ["Trained Tokens", "total_tokens"],
  ["Peak mem", "peak_memory(GB)"],
]);

/**
 * MLX-LM: `Iter 10: Train loss 1.607, Learning Rate 4.8e-06, It/sec 5.7, Trained Tokens 507, Peak mem
 * 1.063 GB` and `Iter 1: Val loss 5.759, Val took 0.275s`. Trained tokens are an axis.
 * https://github.com/ml-explore/mlx-lm/blob/main/mlx_lm/tuner/trainer.py
 */
export const mlx: NewPattern = () => ({
  id: "mlx",
  closed: false,
  match({ text }) {
    const [, step, rest] = head.exec(text) ?? [];
    if (step === undefined || rest === undefined) return null;
    const fields = rest.split(", ").flatMap((part) => {
      const [, label, value] = /^([A-Za-z/ ]+?) (\S+?)(?: GB|s)?\.?$/.exec(part.trim()) ?? [];
      return label === undefined
        ? []
        : [[names.get(label) ?? label.replaceAll("/", " per "), value] as const];
    });
    return plainRow(Number(step), fields);
  },
});

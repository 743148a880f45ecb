import { softmaxInPlace } from "./attention.ts";

/** Place of the highest number, counted from `from`; of numbers that are NaN, the first. */
export function argmax(values: Float32Array, from = 0, count = values.length): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[from + i]! > values[from + best]!) best = i;
  return best;
}

/** The likeliest at temperature 0, else a draw from `softmax(logits / temperature)`; the first when they are NaN. */
export function choose(logits: Float32Array, temperature: number, random: () => number): number {
  if (temperature <= 0) return argmax(logits);
  const weights = logits.map((logit) => logit / temperature);
  softmaxInPlace(weights, 0, weights.length);
  let left = random();
  const chosen = weights.findIndex((weight) => (left -= weight) < 0);
  return Math.max(0, chosen);
}

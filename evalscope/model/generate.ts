import { alphabet, encode, endOfAnswer } from "./alphabet.ts";
import { choose } from "./choose.ts";
import { forward, newWorkspace, type Model } from "./transformer.ts";

export interface Decoding {
  /** 0 is greedy. */
  readonly temperature: number;
  /** Numbers in [0, 1), used above temperature 0. */
  readonly random: () => number;
  /** At most so many characters, the end included. */
  readonly limit: number;
}

/** Logits after every character, [characters × vocabulary]. */
function logitsAfter(model: Model, tokens: Uint8Array): Float32Array {
  const space = newWorkspace(model.shape, 1, tokens.length);
  forward(model, tokens, space);
  return space.outputs;
}

/** Continues a text character by character; returns why it ended. At the end of its context a model can only stop. */
export function* generate(
  model: Model,
  prompt: string,
  { temperature, random, limit }: Decoding,
): Generator<string, "stop" | "length"> {
  const { context, vocabulary } = model.shape;
  const tokens = [...encode(prompt)];
  for (let made = 0; made < limit && tokens.length <= context; made++) {
    const logits = logitsAfter(model, Uint8Array.from(tokens)).slice(-vocabulary);
    const token = choose(logits, temperature, random);
    if (token === endOfAnswer) return "stop";
    tokens.push(token);
    yield alphabet.charAt(token);
  }
  return "length";
}

/** `log softmax(logits)[token]` of one row, by way of the highest logit, so that nothing underflows. */
function logProbability(logits: Float32Array, token: number): number {
  const highest = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
  return logits[token]! - highest - Math.log(total);
}

/** Natural logarithm of the probability that the model continues the prompt with exactly this text. */
export function logLikelihood(model: Model, prompt: string, continuation: string): number {
  const tokens = encode(prompt + continuation);
  const { vocabulary } = model.shape;
  const outputs = logitsAfter(model, tokens.subarray(0, -1));
  let sum = 0;
  for (let t = prompt.length; t < tokens.length; t++)
    sum += logProbability(outputs.subarray((t - 1) * vocabulary, t * vocabulary), tokens[t]!);
  return sum;
}

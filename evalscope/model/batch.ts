import { encode } from "./alphabet.ts";
import {
  answerForm,
  drawFrom,
  drawNotation,
  lineLength,
  promptLength,
  promptOf,
  resultOf,
  type Problem,
} from "./problems.ts";
import { noTarget } from "./transformer.ts";

/** Lines as the model reads them: each row without its last character, and what follows each character of the answer. */
export interface Batch {
  readonly problems: readonly Problem[];
  /** [problems × sequenceLength] */
  readonly tokens: Uint8Array;
  /** [problems × sequenceLength]; `noTarget` inside the question, which cannot be predicted. */
  readonly targets: Uint8Array;
}

/** Characters the model reads of a line. */
export const sequenceLength = lineLength - 1;

/** Where in a sequence the first character of the answer is predicted. */
export const answerStart = promptLength - 1;

/** So many lines with problems of one part, drawn with replacement. */
export function drawBatch(
  part: "training" | "held-out",
  count: number,
  random: () => number,
): Batch {
  const problems = Array.from({ length: count }, () => drawFrom(part, random));
  const tokens = new Uint8Array(count * sequenceLength);
  const targets = new Uint8Array(count * sequenceLength).fill(noTarget);
  problems.forEach((problem, row) => {
    const prompt = promptOf(problem, drawNotation(random));
    const line = encode(prompt + answerForm(resultOf(problem)));
    tokens.set(line.subarray(0, sequenceLength), row * sequenceLength);
    targets.set(line.subarray(promptLength), row * sequenceLength + answerStart);
  });
  return { problems, tokens, targets };
}

import { answerStart, sequenceLength, type Batch } from "./batch.ts";
import { levelOf, type Level } from "./problems.ts";
import { argmax } from "./choose.ts";
import { forward, lossOf, newWorkspace, type Model } from "./transformer.ts";

export interface Examination {
  /** Mean cross-entropy in nats a character of the answer. */
  readonly loss: number;
  /** Share of problems whose whole answer is right, from 0 to 1. */
  readonly accuracy: number;
  readonly levels: Readonly<Partial<Record<Level, number>>>;
}

/**
 * Whether each answer is right to the last character. The right characters before it are given to the model;
 * since one wrong choice makes the answer wrong anyway, this equals greedy decoding.
 */
function rightAnswers(batch: Batch, logits: Float32Array): boolean[] {
  const vocabulary = logits.length / batch.tokens.length;
  return batch.problems.map((_, row) => {
    for (let t = row * sequenceLength + answerStart; t < (row + 1) * sequenceLength; t++)
      if (argmax(logits, t * vocabulary, vocabulary) !== batch.targets[t]) return false;
    return true;
  });
}

function share(right: readonly boolean[]): number {
  return right.filter(Boolean).length / right.length;
}

/** What the model makes of problems it is not trained on. */
export function examine(model: Model, batch: Batch): Examination {
  const space = newWorkspace(model.shape, batch.problems.length, sequenceLength);
  forward(model, batch.tokens, space);
  const right = rightAnswers(batch, space.outputs);
  const found = Map.groupBy(right.keys(), (i) => levelOf(batch.problems[i]!));
  const levels = [...found].map(([level, rows]) => [level, share(rows.map((i) => right[i]!))]);
  return {
    accuracy: share(right),
    levels: Object.fromEntries(levels),
    loss: lossOf(batch.targets, space),
  };
}

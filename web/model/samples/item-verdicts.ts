import { type ItemRows, rowsOfItem } from "./item-rows.ts";

/** What a run made of each of its items, over all repeats. */
export interface ItemVerdicts {
  /** 1 right, 0 not right, 2 cannot be told (no answer has a score). */
  readonly right: Uint8Array;
  /** 1 when the repeats of an item disagree (by outcome class right or not, or by score). */
  readonly unstable: Uint8Array;
  /** Mean score over the repeats that have one; NaN when none has. */
  readonly score: Float64Array;
}

export const unknownVerdict = 2;

export interface VerdictInput {
  readonly groups: ItemRows;
  readonly score: Float64Array | null;
  /** Per row: 1 correct, 0 not correct, 2 unscored; see `correctness`. */
  readonly correct: Uint8Array;
}

/** An outcome column as right, not right, unknown; error and refusal count as not right. */
export function correctness(words: readonly string[], outcome: Float64Array): Uint8Array {
  const marks = words.map((word) => markOf(word));
  const correct = new Uint8Array(outcome.length);
  for (let row = 0; row < outcome.length; row++) {
    correct[row] = marks[outcome[row] ?? Number.NaN] ?? unknownVerdict;
  }
  return correct;
}

function markOf(word: string): number {
  if (word === "unscored") return unknownVerdict;
  return word === "correct" ? 1 : 0;
}

/** An item is right when more than half of its scored repeats are correct. */
export function itemVerdicts({ groups, score, correct }: VerdictInput): ItemVerdicts {
  const right = new Uint8Array(groups.items).fill(unknownVerdict);
  const unstable = new Uint8Array(groups.items);
  const scores = new Float64Array(groups.items).fill(Number.NaN);
  for (let item = 0; item < groups.items; item++) {
    const rows = rowsOfItem(groups, item);
    const tally = tallyRows(rows, correct, score);
    if (tally.known > 0) right[item] = tally.right * 2 > tally.known ? 1 : 0;
    if (tally.scored > 0) scores[item] = tally.sum / tally.scored;
    const mixed = tally.right > 0 && tally.right < tally.known;
    unstable[item] = mixed || tally.low < tally.high ? 1 : 0;
  }
  return { right, unstable, score: scores };
}

function tallyRows(rows: Uint32Array, correct: Uint8Array, score: Float64Array | null) {
  const tally = { known: 0, right: 0, scored: 0, sum: 0, low: Infinity, high: -Infinity };
  for (const row of rows) {
    const mark = correct[row] ?? unknownVerdict;
    if (mark !== unknownVerdict) tally.known++;
    if (mark === 1) tally.right++;
    const value = score?.[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    tally.scored++;
    tally.sum += value;
    tally.low = Math.min(tally.low, value);
    tally.high = Math.max(tally.high, value);
  }
  return tally;
}

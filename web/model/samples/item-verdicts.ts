import { type ItemRows, rowsOfItem } from "./item-rows.ts";
import { type NumberColumn, cellOf } from "./number-column.ts";

/** What a run made of each of its items, over all repeats. */
export interface ItemVerdicts {
  /** 1 right, 0 not right, 2 cannot be told (no answer has a score). */
  readonly right: Uint8Array;
  /** 1 when the repeats of an item disagree (right or not, or by score); null: nothing was repeated. */
  readonly unstable: Uint8Array | null;
  /** Mean score over the repeats that have one; null when scores are not looked at. */
  readonly score: NumberColumn | null;
}

export const unknownVerdict = 2;

export interface VerdictInput {
  readonly groups: ItemRows;
  readonly score: NumberColumn | null;
  /** Per row: 1 correct, 0 not correct, 2 unscored; see `correctness`. */
  readonly correct: Uint8Array;
}

/** An outcome column as right, not right, unknown; errors and refusals count as not right, a judge's failure as unknown. */
export function correctness(words: readonly string[], { values }: NumberColumn): Uint8Array {
  const marks = new Uint8Array(256).fill(unknownVerdict);
  words.forEach((word, code) => (marks[code] = markOf(word)));
  const correct = new Uint8Array(values.length);
  for (let row = 0; row < correct.length; row++) {
    correct[row] = marks[values[row] ?? -1] ?? unknownVerdict;
  }
  return correct;
}

function markOf(word: string): number {
  if (word === "unscored" || word === "judge_error") return unknownVerdict;
  return word === "correct" ? 1 : 0;
}

/** An item is right when more than half of its scored repeats are correct. */
export function itemVerdicts({ groups, score, correct }: VerdictInput): ItemVerdicts {
  if (groups.starts === null) return { right: correct, unstable: null, score };
  const right = new Uint8Array(groups.items).fill(unknownVerdict);
  const unstable = new Uint8Array(groups.items);
  const means = score && new Float64Array(groups.items).fill(Number.NaN);
  for (let item = 0; item < groups.items; item++) {
    const tally = tallyRows(rowsOfItem(groups, item), correct, score);
    if (tally.known > 0) right[item] = tally.right * 2 > tally.known ? 1 : 0;
    if (means && tally.scored > 0) means[item] = tally.sum / tally.scored;
    const isMixed = tally.right > 0 && tally.right < tally.known;
    unstable[item] = isMixed || tally.low < tally.high ? 1 : 0;
  }
  return { right, unstable, score: means && { values: means, missing: Number.NaN } };
}

function tallyRows(rows: readonly number[], correct: Uint8Array, score: NumberColumn | null) {
  const tally = { known: 0, right: 0, scored: 0, sum: 0, low: Infinity, high: -Infinity };
  for (const row of rows) {
    const mark = correct[row] ?? unknownVerdict;
    if (mark !== unknownVerdict) tally.known++;
    if (mark === 1) tally.right++;
    const value = score === null ? Number.NaN : cellOf(score, row);
    if (Number.isNaN(value)) continue;
    tally.scored++;
    tally.sum += value;
    tally.low = Math.min(tally.low, value);
    tally.high = Math.max(tally.high, value);
  }
  return tally;
}

import { cohenKappa } from "@evalsite/statistics";
import type { ItemComparison, LineVerdicts, PairCounts } from "./item-flips.ts";
import { cellOf } from "./number-column.ts";

/** How far two runs agree on the items that both answered and that can be judged in both. */
export interface Agreement {
  readonly items: number;
  /** Of these, those that both have right or both have not (graded: with the same mean score). */
  readonly same: number;
  /** See `cohenKappa`; null too where items are graded. */
  readonly kappa: number | null;
}

/** Two runs of a comparison, as positions in `ItemComparison.runs`; the smaller one first. */
export interface PairAgreement extends Agreement {
  readonly first: number;
  readonly second: number;
}

/** The agreement that counts against the baseline tell. */
export function agreementOf(counts: PairCounts, graded: boolean): Agreement {
  const { bothRight, bothWrong, gained, lost } = counts;
  return {
    items: bothRight + bothWrong + gained + lost,
    same: bothRight + bothWrong,
    kappa: graded ? null : cohenKappa(counts),
  };
}

/** Every pair of runs once: n·(n−1)/2 of them. */
export function allAgreements(comparison: ItemComparison): readonly PairAgreement[] {
  const between = comparison.graded ? sameScores(comparison) : sameVerdicts(comparison);
  const runs = comparison.runs.keys();
  return [...runs].flatMap((first) =>
    Array.from({ length: comparison.runs.length - first - 1 }, (_, at) => {
      const second = first + 1 + at;
      return { first, second, ...between(first, second) };
    }),
  );
}

type Between = (first: number, second: number) => Agreement;

/** By verdicts, 32 items at a time: 190 pairs of a million items must not be felt. */
function sameVerdicts({ runs }: ItemComparison): Between {
  const known = runs.map(({ right }) => bitsOf(right, [0, 1]));
  const right = runs.map((run) => bitsOf(run.right, [1]));
  return (first, second) => {
    const items = countCommon(known[first], known[second]);
    const bothRight = countCommon(right[first], right[second]);
    const lost = countCommon(right[first], known[second]) - bothRight;
    const gained = countCommon(known[first], right[second]) - bothRight;
    const bothWrong = items - bothRight - lost - gained;
    const kappa = cohenKappa({ bothRight, bothWrong, gained, lost });
    return { items, same: bothRight + bothWrong, kappa };
  };
}

function sameScores({ runs, lines }: ItemComparison): Between {
  const scores = runs.map((run) => scoresOf(run, lines));
  const known = scores.map((score) => bitsOf(isNumber(score), [1]));
  return (first, second) => ({
    items: countCommon(known[first], known[second]),
    same: countEqual(scores[first], scores[second]),
    kappa: null,
  });
}

/** Mean scores by line; NaN where there is none, or no such item. */
function scoresOf({ score }: LineVerdicts, lines: number): Float64Array {
  const scores = new Float64Array(lines).fill(Number.NaN);
  if (score === null) return scores;
  for (let line = 0; line < lines; line++) scores[line] = cellOf(score, line);
  return scores;
}

function isNumber(scores: Float64Array): Uint8Array {
  const marks = new Uint8Array(scores.length);
  for (let line = 0; line < marks.length; line++) marks[line] = Number.isNaN(scores[line]) ? 0 : 1;
  return marks;
}

/** A bit for each line, set where its value is one of the wanted. */
function bitsOf(values: Uint8Array, wanted: readonly number[]): Uint32Array {
  const isWanted = Uint8Array.from({ length: 256 }, (_, value) => Number(wanted.includes(value)));
  const bits = new Uint32Array(Math.ceil(values.length / 32));
  for (let word = 0; word < bits.length; word++) {
    const start = word * 32;
    const end = Math.min(start + 32, values.length);
    let set = 0;
    for (let line = start; line < end; line++) {
      set |= (isWanted[values[line] ?? 0] ?? 0) << (line - start);
    }
    bits[word] = set;
  }
  return bits;
}

const noBits = new Uint32Array(0);
const noScores = new Float64Array(0);

/** How many bits are set in both. */
function countCommon(a: Uint32Array = noBits, b: Uint32Array = noBits): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += bitCount((a[at] ?? 0) & (b[at] ?? 0));
  return sum;
}

/** How many numbers are the same in both; NaN is none. */
function countEqual(a: Float64Array = noScores, b: Float64Array = noScores): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) if (a[at] === b[at]) sum++;
  return sum;
}

/** Bits set in 32: sums of neighbours, two, four, eight at a time (Warren, Hacker's Delight, 5-1). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import type { Alignment } from "./align-items.ts";
import { type ItemVerdicts, unknownVerdict } from "./item-verdicts.ts";
import { type NumberColumn, cellOf } from "./number-column.ts";

/** A line that a run has no item for, in `LineVerdicts.right`. */
export const absent = 3;

/** A run's verdicts by the lines of an alignment. */
export interface LineVerdicts {
  /** 1 right, 0 not right, 2 cannot be told, 3 no such item. */
  readonly right: Uint8Array;
  /** Null: the run repeated nothing. */
  readonly unstable: Uint8Array | null;
  /** Mean score; null when scores are not looked at. */
  readonly score: NumberColumn | null;
}

/** The runs of a comparison over one numbering of items; `baseline` is a position in `runs`. */
export interface ItemComparison {
  readonly lines: number;
  readonly runs: readonly LineVerdicts[];
  readonly baseline: number;
  /** Graded: by mean score, higher is better unless `lowerIsBetter`. Otherwise by right or not. */
  readonly graded: boolean;
  readonly lowerIsBetter: boolean;
}

/** What can become of an item between the baseline and another run; a code is a place in the list. */
export const pairClasses = [
  /** Baseline not right, this run right (graded: a better mean score). */
  "gained",
  "lost",
  /** Graded: the same score. */
  "bothRight",
  "bothWrong",
  /** Both answered, but one of them has no score. */
  "unknown",
  /** Items that only one of the two answered, or neither. */
  "unmatched",
] as const;
export type PairClass = (typeof pairClasses)[number];

/** Counts by class; they add up to the number of lines. */
export type PairCounts = Readonly<Record<PairClass, number>>;

/** A run's verdicts, item by item, brought to the lines of the alignment. */
export function toLines(alignment: Alignment, run: number, verdicts: ItemVerdicts): LineVerdicts {
  const itemOf = alignment.itemOf[run];
  if (itemOf === null) return verdicts;
  const right = new Uint8Array(alignment.lines).fill(absent);
  const unstable = verdicts.unstable && new Uint8Array(alignment.lines);
  const scores = verdicts.score && new Float64Array(alignment.lines).fill(Number.NaN);
  itemOf?.forEach((item, line) => {
    if (item === -1) return;
    right[line] = verdicts.right[item] ?? unknownVerdict;
    if (unstable) unstable[line] = verdicts.unstable?.[item] ?? 0;
    if (scores && verdicts.score) scores[line] = cellOf(verdicts.score, item);
  });
  return { right, unstable, score: scores && { values: scores, missing: Number.NaN } };
}

const codeOf = (name: PairClass) => pairClasses.indexOf(name);

/** Codes by the two verdicts, the baseline's first: 4 × 4. */
const binaryCodes = Uint8Array.from({ length: 16 }, (_, at) =>
  codeOf(binaryClass(at >> 2, at & 3)),
);

/** For every line what became of it between the baseline and a run, as codes of `pairClasses`. */
export function pairCodes(comparison: ItemComparison, run: number): Uint8Array {
  const base = comparison.runs[comparison.baseline];
  const other = comparison.runs[run];
  const codes = new Uint8Array(comparison.lines).fill(codeOf("unmatched"));
  if (!base || !other) return codes;
  for (let line = 0; line < comparison.lines; line++) {
    codes[line] =
      binaryCodes[(base.right[line] ?? absent) * 4 + (other.right[line] ?? absent)] ?? 0;
  }
  if (comparison.graded) gradeCodes(codes, base.score, other.score, comparison.lowerIsBetter);
  return codes;
}

/** Replaces the classes of matched lines by those that the scores tell. */
function gradeCodes(
  codes: Uint8Array,
  base: NumberColumn | null,
  other: NumberColumn | null,
  lowerIsBetter: boolean,
): void {
  for (let line = 0; line < codes.length; line++) {
    if (codes[line] === codeOf("unmatched")) continue;
    const before = base ? cellOf(base, line) : Number.NaN;
    const after = other ? cellOf(other, line) : Number.NaN;
    codes[line] = codeOf(gradedClass(before, after, lowerIsBetter));
  }
}

function binaryClass(base: number, other: number): PairClass {
  if (base === absent || other === absent) return "unmatched";
  if (base === unknownVerdict || other === unknownVerdict) return "unknown";
  if (base === other) return base === 1 ? "bothRight" : "bothWrong";
  return other === 1 ? "gained" : "lost";
}

function gradedClass(base: number, other: number, lowerIsBetter: boolean): PairClass {
  if (Number.isNaN(base) || Number.isNaN(other)) return "unknown";
  if (base === other) return "bothRight";
  return other > base !== lowerIsBetter ? "gained" : "lost";
}

/** How often each class occurs. */
export function countPairs(codes: Uint8Array): PairCounts {
  const tally = new Uint32Array(pairClasses.length);
  for (let line = 0; line < codes.length; line++) {
    const code = codes[line] ?? 0;
    tally[code] = (tally[code] ?? 0) + 1;
  }
  const count = (name: PairClass) => tally[codeOf(name)] ?? 0;
  return {
    gained: count("gained"),
    lost: count("lost"),
    bothRight: count("bothRight"),
    bothWrong: count("bothWrong"),
    unknown: count("unknown"),
    unmatched: count("unmatched"),
  };
}

/** How many items a run's repeats disagree on. */
export function countUnstable({ unstable }: LineVerdicts): number {
  return unstable?.reduce((sum, mark) => sum + mark, 0) ?? 0;
}

import type { Alignment } from "./align-items.ts";
import { type ItemVerdicts, unknownVerdict } from "./item-verdicts.ts";

/** A line that a run has no item for, in `LineVerdicts.right`. */
export const absent = 3;

/** A run's verdicts by the lines of an alignment. */
export interface LineVerdicts {
  /** 1 right, 0 not right, 2 cannot be told, 3 no such item. */
  readonly right: Uint8Array;
  readonly unstable: Uint8Array;
  /** Mean score; NaN when there is none. */
  readonly score: Float64Array;
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
  const itemOf = alignment.itemOf[run] ?? new Int32Array(alignment.lines).fill(-1);
  const right = new Uint8Array(alignment.lines).fill(absent);
  const unstable = new Uint8Array(alignment.lines);
  const score = new Float64Array(alignment.lines).fill(Number.NaN);
  itemOf.forEach((item, line) => {
    if (item === -1) return;
    right[line] = verdicts.right[item] ?? unknownVerdict;
    unstable[line] = verdicts.unstable[item] ?? 0;
    score[line] = verdicts.score[item] ?? Number.NaN;
  });
  return { right, unstable, score };
}

/** For every line what became of it between the baseline and a run, as codes of `pairClasses`. */
export function pairCodes(comparison: ItemComparison, run: number): Uint8Array {
  const base = comparison.runs[comparison.baseline];
  const other = comparison.runs[run];
  const codes = new Uint8Array(comparison.lines).fill(pairClasses.indexOf("unmatched"));
  if (!base || !other) return codes;
  for (let line = 0; line < comparison.lines; line++) {
    if (base.right[line] === absent || other.right[line] === absent) continue;
    codes[line] = pairClasses.indexOf(
      comparison.graded
        ? gradedClass(base.score[line], other.score[line], comparison.lowerIsBetter)
        : binaryClass(base.right[line], other.right[line]),
    );
  }
  return codes;
}

function binaryClass(base = unknownVerdict, other = unknownVerdict): PairClass {
  if (base === unknownVerdict || other === unknownVerdict) return "unknown";
  if (base === other) return base === 1 ? "bothRight" : "bothWrong";
  return other === 1 ? "gained" : "lost";
}

function gradedClass(base = Number.NaN, other = Number.NaN, lowerIsBetter: boolean): PairClass {
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
  const count = (name: PairClass) => tally[pairClasses.indexOf(name)] ?? 0;
  return {
    gained: count("gained"),
    lost: count("lost"),
    bothRight: count("bothRight"),
    bothWrong: count("bothWrong"),
    unknown: count("unknown"),
    unmatched: count("unmatched"),
  };
}

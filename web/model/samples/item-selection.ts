import { rowsKept } from "./filter-rows.ts";
import { type ItemComparison, type PairClass, pairClasses, pairCodes } from "./item-flips.ts";
import { type LearningList, learningOf, markLearning } from "./learning.ts";
import { tallyRuns } from "./run-tally.ts";

/** The lists of items the compare page offers. */
export const itemSelections = [
  "differing",
  "learned",
  "lost",
  "unstable",
  "right-elsewhere",
  "texts-differ",
  "only-texts-differ",
  "only-here-wrong",
  "all-wrong",
  "kept",
  "forgotten",
  "unsettled",
  "unmatched",
  "all",
] as const;
export type ItemSelection = (typeof itemSelections)[number];

/** Lists that need to know where answers read otherwise. */
export function needsTexts(selection: ItemSelection): boolean {
  return selection === "texts-differ" || selection === "only-texts-differ";
}

/** Lists of right and wrong: graded items have neither. */
export function needsVerdicts(selection: ItemSelection): boolean {
  return ["right-elsewhere", "only-here-wrong", "all-wrong"].includes(selection);
}

/** Lists that checkpoints of one training tell; of right and wrong, too. */
export function learningList(selection: ItemSelection): LearningList | null {
  return learningLists.find((name) => name === selection) ?? null;
}

const learningLists = ["kept", "forgotten", "unsettled"] as const;

/** In which order a list stands: as the baseline has its items, those first on which runs contradict each other most, or as they were learned. */
export const itemOrders = ["line", "disagreement", "learning"] as const;
export type ItemOrder = (typeof itemOrders)[number];

/** Items whose answers read otherwise than the baseline's. */
export interface TextCounts {
  readonly differing: number;
  /** Of these, those with the same verdict, or the same score, in both. */
  readonly only: number;
}

/** Counts of one run's `otherTexts`. */
export function countTexts(comparison: ItemComparison, run: number, texts: Uint8Array): TextCounts {
  const only = new Uint8Array(comparison.lines);
  markOnlyText(only, texts, pairCodes(comparison, run));
  return { differing: countMarks(texts), only: countMarks(only) };
}

/** Of each run where its answers read otherwise than the baseline's; see `otherTexts`. */
export type OtherTexts = readonly (Uint8Array | null)[];

/**
 * Lines of a comparison that belong to a list, ascending. With `run` only that run is held against
 * the baseline; without, any of the others will do.
 * @param texts what the lists of texts need; null: not known, their lists are empty
 * @param track checkpoints of one training, by step, for the lists that they tell
 */
export function selectLines(
  comparison: ItemComparison,
  selection: ItemSelection,
  run: number | null,
  texts: OtherTexts | null = null,
  track: readonly number[] = [],
): Uint32Array {
  const learning = learningList(selection);
  if (learning !== null) return rowsKept(markLearning(learningOf(comparison, track), learning));
  const others = [...comparison.runs.keys()].filter((at) => {
    return at !== comparison.baseline && (run === null || at === run);
  });
  return rowsKept(markLines(comparison, selection, others, run, texts));
}

/** 1 for every line of the list. */
function markLines(
  comparison: ItemComparison,
  selection: ItemSelection,
  others: readonly number[],
  run: number | null,
  texts: OtherTexts | null,
): Uint8Array {
  const marks = new Uint8Array(comparison.lines);
  const base = comparison.runs[comparison.baseline];
  const markClasses = (...classes: readonly PairClass[]) => {
    const isWanted = Uint8Array.from(pairClasses, (name) => Number(classes.includes(name)));
    for (const other of others) {
      const codes = pairCodes(comparison, other);
      for (let line = 0; line < marks.length; line++) {
        if (isWanted[codes[line] ?? 0] === 1) marks[line] = 1;
      }
    }
    return marks;
  };
  switch (selection) {
    case "learned":
      return markClasses("gained");
    case "lost":
      return markClasses("lost");
    case "differing":
      return markClasses("gained", "lost");
    case "unmatched":
      return markClasses("unmatched");
    case "unstable":
      for (const at of run === null ? [comparison.baseline, ...others] : others) {
        const unstable = comparison.runs[at]?.unstable;
        if (unstable) markWhere(marks, unstable, 1);
      }
      return marks;
    case "right-elsewhere":
      for (const other of others) {
        const right = comparison.runs[other]?.right;
        if (right) markWhere(marks, right, 1);
      }
      for (let line = 0; line < marks.length; line++) if (base?.right[line] === 1) marks[line] = 0;
      return marks;
    case "texts-differ":
      for (const other of others) {
        const isOther = texts?.[other];
        if (isOther) markWhere(marks, isOther, 1);
      }
      return marks;
    case "only-texts-differ":
      for (const other of others) {
        const isOther = texts?.[other];
        if (isOther) markOnlyText(marks, isOther, pairCodes(comparison, other));
      }
      return marks;
    case "only-here-wrong":
      markOnlyWrong(marks, comparison, run);
      return marks;
    case "all-wrong": {
      const { known, right } = tallyRuns(comparison);
      for (let line = 0; line < marks.length; line++)
        if (right[line] === 0 && (known[line] ?? 0) > 1) marks[line] = 1;
      return marks;
    }
    // Checkpoints tell these: `selectLines` does not come here.
    case "kept":
    case "forgotten":
    case "unsettled":
      return marks;
    case "all":
      return marks.fill(1);
  }
}

function markWhere(marks: Uint8Array, values: Uint8Array, wanted: number): void {
  for (let line = 0; line < marks.length; line++) if (values[line] === wanted) marks[line] = 1;
}

/** Marks lines whose text is another though the verdict, or the score, is the same. */
function markOnlyText(marks: Uint8Array, isOther: Uint8Array, codes: Uint8Array): void {
  const [right, wrong] = [pairClasses.indexOf("bothRight"), pairClasses.indexOf("bothWrong")];
  for (let line = 0; line < marks.length; line++)
    if (isOther[line] === 1 && (codes[line] === right || codes[line] === wrong)) marks[line] = 1;
}

/** Marks lines on which a run alone is not right, and at least one other is; `run` null: any run. */
function markOnlyWrong(marks: Uint8Array, comparison: ItemComparison, run: number | null): void {
  const { known, right } = tallyRuns(comparison);
  const chosen = run === null ? null : (comparison.runs[run]?.right ?? null);
  for (let line = 0; line < marks.length; line++) {
    const [all, ofThese] = [known[line] ?? 0, right[line] ?? 0];
    if (all > 1 && all - ofThese === 1 && (chosen === null || chosen[line] === 0)) marks[line] = 1;
  }
}

function countMarks(marks: Uint8Array): number {
  let sum = 0;
  for (let line = 0; line < marks.length; line++) sum += marks[line] ?? 0;
  return sum;
}

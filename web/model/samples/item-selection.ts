import { rowsKept } from "./filter-rows.ts";
import { type ItemComparison, type PairClass, pairClasses, pairCodes } from "./item-flips.ts";

/** The lists of items the compare page offers. */
export const itemSelections = [
  "differing",
  "learned",
  "lost",
  "unstable",
  "right-elsewhere",
  "unmatched",
  "all",
] as const;
export type ItemSelection = (typeof itemSelections)[number];

/**
 * Lines of a comparison that belong to a list, ascending. With `run` only that run is held against
 * the baseline; without, any of the others will do.
 */
export function selectLines(
  comparison: ItemComparison,
  selection: ItemSelection,
  run: number | null,
): Uint32Array {
  const others = [...comparison.runs.keys()].filter((at) => {
    return at !== comparison.baseline && (run === null || at === run);
  });
  const marks = markLines(comparison, selection, others, run);
  return rowsKept(marks);
}

/** 1 for every line of the list. */
function markLines(
  comparison: ItemComparison,
  selection: ItemSelection,
  others: readonly number[],
  run: number | null,
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
    case "all":
      return marks.fill(1);
  }
}

function markWhere(marks: Uint8Array, values: Uint8Array, wanted: number): void {
  for (let line = 0; line < marks.length; line++) if (values[line] === wanted) marks[line] = 1;
}

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
  const isWanted = lineTest(comparison, selection, others, run);
  const lines = new Uint32Array(comparison.lines);
  let count = 0;
  for (let line = 0; line < comparison.lines; line++) if (isWanted(line)) lines[count++] = line;
  return lines.slice(0, count);
}

function lineTest(
  comparison: ItemComparison,
  selection: ItemSelection,
  others: readonly number[],
  run: number | null,
): (line: number) => boolean {
  const { runs } = comparison;
  const base = runs[comparison.baseline];
  const isOneOf = (...classes: readonly PairClass[]) => {
    const wanted = pairClasses.map((name) => classes.includes(name));
    const codes = others.map((other) => pairCodes(comparison, other));
    return (line: number) => codes.some((column) => wanted[column[line] ?? 0]);
  };
  switch (selection) {
    case "learned":
      return isOneOf("gained");
    case "lost":
      return isOneOf("lost");
    case "differing":
      return isOneOf("gained", "lost");
    case "unmatched":
      return isOneOf("unmatched");
    case "unstable":
      return (line) =>
        (run === null && base?.unstable[line] === 1) ||
        others.some((other) => runs[other]?.unstable[line] === 1);
    case "right-elsewhere":
      return (line) =>
        base?.right[line] !== 1 && others.some((other) => runs[other]?.right[line] === 1);
    case "all":
      return () => true;
  }
}

import type { Outcome } from "@evalsite/protocol";
import { type Comparison, benjaminiHochberg } from "@evalsite/statistics";
import { shownOutcomes } from "../scores/outcome-shares.ts";
import { ChangeTest } from "./change-test.ts";
import type { Grouping } from "./grouping.ts";

/** How the share of a class changed in a group, from the baseline to another run. */
export interface ClassChange {
  readonly outcome: Outcome;
  readonly comparison: Comparison;
  /** After Benjamini and Hochberg, over all groups and classes of the table; null without a p. */
  readonly q: number | null;
}

export interface ChangeLine {
  /** Place in `Grouping.groups`; null: all items together. */
  readonly group: number | null;
  /** Items that both runs answered. */
  readonly n: number;
  readonly classes: readonly ClassChange[];
}

/** The share of each item's answers that is of a class, by line; NaN: the run has no such item. */
export type ClassShares = (outcome: Outcome) => Float64Array;

/** What became of the same items in two runs, group by group, after a first line for all. @param shown classes that occur */
export function changeTable(
  grouping: Grouping,
  shown: readonly Outcome[],
  baseline: ClassShares,
  candidate: ClassShares,
): readonly ChangeLine[] {
  const groups = grouping.groups.length;
  const classes = shownOutcomes.filter((outcome) => shown.includes(outcome));
  const columns = classes.map((outcome) => {
    const test = new ChangeTest(baseline(outcome), candidate(outcome), "none");
    const [all, parts] = [test.start(1), test.start(groups)];
    for (let line = 0; line < grouping.codes.length; line++) {
      all.add(0, line);
      parts.add(grouping.codes[line] ?? 0, line);
    }
    return [all.comparison(0), ...grouping.groups.map((_, at) => parts.comparison(at))];
  });
  const qs = benjaminiHochberg(columns.flat().map((comparison) => comparison.p));
  const lines = Array.from({ length: groups + 1 }, (_, at): ChangeLine => {
    const found = classes.flatMap((outcome, place): readonly ClassChange[] => {
      const comparison = columns[place]?.[at];
      if (comparison === undefined) return [];
      return [{ outcome, comparison, q: qs[place * (groups + 1) + at] ?? null }];
    });
    return { group: at === 0 ? null : at - 1, n: found[0]?.comparison.n ?? 0, classes: found };
  });
  return lines.filter(({ group, n }) => group === null || n > 0);
}

import type { SuiteSummary } from "@evalsite/protocol";
import { wilson } from "@evalsite/statistics";
import { shownOutcomes } from "../scores/outcome-shares.ts";
import type { ClassShare, OutcomeLine } from "./outcome-table.ts";

/**
 * What became of a run's answers, benchmark by benchmark, from its summary alone. Where items were repeated only the classes of all
 * answers are known there: their intervals are those of as many answers as items, which is never too narrow.
 */
export function benchmarkLines(suites: readonly SuiteSummary[]): readonly OutcomeLine[] {
  const shown = shownOutcomes.filter((outcome) => suites.some((suite) => suite.outcomes[outcome]));
  return suites.flatMap((suite, group): readonly OutcomeLine[] => {
    const samples = shown.reduce((sum, outcome) => sum + (suite.outcomes[outcome] ?? 0), 0);
    if (samples === 0) return [];
    const items = Math.max(1, Math.round(samples / Math.max(1, suite.repeats ?? 1)));
    const classes = shown.map((outcome): ClassShare => {
      const count = suite.outcomes[outcome] ?? 0;
      const share = count / samples;
      return { outcome, count, share: { share, interval: wilson(share, items) } };
    });
    return [{ group, samples, items, classes }];
  });
}

/** Lines with the largest share of a class first, that of all of them staying at the top; null: as they are. */
export function rankedLines(
  lines: readonly OutcomeLine[],
  rank: ClassShare["outcome"] | null,
): readonly OutcomeLine[] {
  if (rank === null) return lines;
  const shareOf = ({ group, classes }: OutcomeLine) =>
    group === null ? 2 : (classes.find(({ outcome }) => outcome === rank)?.share?.share ?? -1);
  return lines.toSorted((a, b) => shareOf(b) - shareOf(a));
}

import { formatList, parseList } from "../query-string.ts";
import { runMark } from "../run-mark.ts";
import type { CurveRun } from "./curve.ts";

/** Series that a chart draws beside its own, by the name of its own. */
export type CombinedSeries = ReadonlyMap<string, readonly string[]>;

/** A list of lists: a chart's own series, then those beside it. */
export function formatCombined(combined: CombinedSeries): string | null {
  return formatList([...combined].flatMap(([name, others]) => formatList([name, ...others]) ?? []));
}

export function parseCombined(text: string | null): CombinedSeries {
  return new Map(
    parseList(text).flatMap((entry): [string, readonly string[]][] => {
      const [name, ...others] = parseList(entry);
      return name === undefined || others.length === 0 ? [] : [[name, others]];
    }),
  );
}

export function withCombined(
  combined: CombinedSeries,
  name: string,
  others: readonly string[],
): CombinedSeries {
  const next = new Map(combined);
  if (others.length === 0) next.delete(name);
  else next.set(name, others);
  return next;
}

/** How the lines of one series of one run are named and coloured among several series of several runs. */
export function combinedRun(run: CurveRun, runs: number, name: string, position: number): CurveRun {
  return {
    runId: `${run.runId} ${name}`,
    label: runs === 1 ? name : `${run.label} · ${name}`,
    color: runMark(position).colour,
  };
}

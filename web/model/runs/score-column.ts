import type { RunTable } from "@evalsite/protocol";

/** One benchmark's scores as the run table holds them, by a run's place in the table. */
export interface ScoreColumn {
  /** Native scale; null where the run has none. */
  readonly score: (at: number) => number | null;
  /** The metric behind the score; null where the table does not say. */
  readonly metric: (at: number) => string | null;
}

export function scoreColumn(scores: RunTable["scores"][number]): ScoreColumn {
  const { rows, values, metrics, metric } = scores;
  const rare = rows === null ? null : new Map(rows.map((row, place) => [row, place]));
  const placeOf = (at: number) => (rare === null ? at : (rare.get(at) ?? -1));
  return {
    score: (at) => values[placeOf(at)] ?? null,
    metric: (at) => metrics[metric === null ? 0 : (metric[placeOf(at)] ?? 0)] ?? null,
  };
}

/** How many runs have a score of each metric; most frequent first. */
export function metricCounts(
  scores: RunTable["scores"][number],
): readonly (readonly [metric: string | null, runs: number])[] {
  const { values, metrics, metric } = scores;
  const counts = metrics.map((key): [string | null, number] => [key, 0]);
  values.forEach((value, place) => {
    const count = counts[metric?.[place] ?? 0];
    if (value !== null && count !== undefined) count[1]++;
  });
  return counts.toSorted(([, a], [, b]) => b - a);
}

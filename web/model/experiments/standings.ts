import { type BestCheckpoint, bestCheckpoint } from "./best-checkpoint.ts";
import { excludesZero, unpairedDifference } from "@evalsite/statistics";
import type { BenchmarkLines, ScoreLine } from "./score-lines.ts";

/** An experiment's points on one benchmark and the best of them. */
export interface Standing {
  readonly line: ScoreLine;
  /** Null where the metric cannot be ranked, or nothing is complete. */
  readonly best: BestCheckpoint | null;
}

/** How the experiments stand on one benchmark. */
export interface Standings {
  readonly scores: BenchmarkLines;
  readonly standings: readonly Standing[];
  /** The one whose best checkpoint can be told to be better than the best of every other; null: none. */
  readonly leader: Standing | null;
}

export function standingsOf(scores: BenchmarkLines): Standings {
  const direction = scores.benchmark.semantics?.direction ?? "none";
  const standings = scores.lines.map((line) => ({ line, best: bestCheckpoint(line, direction) }));
  const sign = direction === "lower" ? -1 : 1;
  const leads = (one: Standing) =>
    standings.every((other) => other === one || isBetter(one, other, sign));
  return {
    scores,
    standings,
    leader: standings.length > 1 ? (standings.find(leads) ?? null) : null,
  };
}

function isBetter(one: Standing, other: Standing, sign: number): boolean {
  if (one.best === null || other.best === null) return false;
  const difference = unpairedDifference(other.best.best, one.best.best);
  return difference !== null && excludesZero(difference.interval) && sign * difference.value > 0;
}

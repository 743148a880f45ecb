import type { Direction } from "@evalsite/protocol";
import { type UnpairedDifference, excludesZero, unpairedDifference } from "@evalsite/statistics";
import { type ScoreLine, type ScorePoint, currentPoints } from "./score-lines.ts";

/** How a checkpoint stands to the best one of its experiment. */
export interface Contender {
  readonly point: ScorePoint;
  /** Best − this one; null where it cannot be calculated. */
  readonly difference: UnpairedDifference | null;
  /** `untested`: an interval is missing. `alike`: cannot be told apart from the best. */
  readonly standing: "alike" | "apart" | "untested";
}

/** The best checkpoint of an experiment on one benchmark. */
export interface BestCheckpoint {
  readonly best: ScorePoint;
  /** All others that were evaluated completely, the next best first. */
  readonly others: readonly Contender[];
}

/**
 * The best of the checkpoints that were evaluated completely, of equal ones the earliest; null for a
 * metric that cannot be ranked, and where nothing is complete.
 */
export function bestCheckpoint(line: ScoreLine, direction: Direction): BestCheckpoint | null {
  if (direction === "none") return null;
  const sign = direction === "higher" ? -1 : 1;
  const ranked = currentPoints(line)
    .filter((point) => point.status === "complete")
    .toSorted((a, b) => sign * (a.value - b.value) || early(a) - early(b));
  const [best, ...others] = ranked;
  return best === undefined ? null : { best, others: others.map((one) => contender(best, one)) };
}

/** What tells no step comes after all that do. */
function early({ step }: ScorePoint): number {
  return step ?? Number.MAX_VALUE;
}

function contender(best: ScorePoint, point: ScorePoint): Contender {
  const difference = unpairedDifference(point, best);
  const standing =
    difference === null ? "untested" : excludesZero(difference.interval) ? "apart" : "alike";
  return { point, difference, standing };
}

/** The others that may be as good as the best, as far as this can be told. */
export function alikeTo({ others }: BestCheckpoint): readonly ScorePoint[] {
  return others.filter(({ standing }) => standing === "alike").map(({ point }) => point);
}

/** From when on training gained nothing on a benchmark, so far as this can be told. */
export type Plateau =
  /** No checkpoint after this step can be told to be better than it. */
  | { readonly kind: "after"; readonly step: number }
  /** The last checkpoint can be told to be better than all before it. */
  | { readonly kind: "rising" };

/** Null where there is nothing to compare, where intervals are missing, or no step is told. */
export function plateauOf({ best, others }: BestCheckpoint): Plateau | null {
  const steps = others.flatMap(({ point }) => (point.step === null ? [] : [point.step]));
  if (best.step === null || steps.length === 0) return null;
  if (others.some(({ standing }) => standing === "untested")) return null;
  const alike = others.filter(({ standing }) => standing === "alike");
  const first = Math.min(best.step, ...alike.map(({ point }) => point.step ?? Infinity));
  return first > Math.max(...steps) ? { kind: "rising" } : { kind: "after", step: first };
}

import type { RunIndexEntry, SeriesEnd, TraitList } from "@evalsite/protocol";
import type { Project } from "../experiments/project.ts";
import { seriesDirection, seriesRank } from "../runs/series-direction.ts";

/** A loss that is no number any more, or has left all bounds. */
export interface Divergence {
  readonly series: string;
  /** "NaN", "Infinity", or null: a number, far above where it began. */
  readonly value: "NaN" | "Infinity" | "-Infinity" | null;
  /** From which step on; null where it is a number. */
  readonly step: number | null;
  readonly first: number | null;
  readonly last: number | null;
  /** The last evaluated step of the experiment before that; null: there is none. */
  readonly lastGood: number | null;
}

/** Where the losses of runs came to: by series, then by run id. */
export type LossEnds = ReadonlyMap<string, ReadonlyMap<string, SeriesEnd>>;

const mostSeries = 4;

/** A loss that ends at this multiple of where it began has exploded. */
const explosion = 2;

/** The losses that tell whether a training diverged: those that most runs have. */
export function lossSeries({ series }: Pick<TraitList, "series">): readonly string[] {
  return series
    .filter(({ name }) => seriesDirection(name) === "lower" && /loss/iu.test(name))
    .toSorted((a, b) => b.runs - a.runs || seriesRank(a.name) - seriesRank(b.name))
    .slice(0, mostSeries)
    .map(({ name }) => name);
}

/** What became of a run's losses, if it is nothing good. */
export function divergenceOf(
  run: RunIndexEntry,
  project: Project,
  losses: LossEnds,
): Divergence | null {
  for (const [series, ends] of losses) {
    const end = ends.get(run.run_id);
    if (end === undefined) continue;
    const { first, last, lost } = end;
    if (lost !== null) {
      const lastGood = goodBefore(run, project, lost.step);
      return { series, value: lost.value, step: lost.step, first, last, lastGood };
    }
    if (first !== null && last !== null && first > 0 && last >= explosion * first) {
      return { series, value: null, step: null, first, last, lastGood: null };
    }
  }
  return null;
}

function goodBefore(
  run: RunIndexEntry,
  { experiments, axis }: Project,
  step: number,
): number | null {
  if (axis !== "step") return null;
  const own = experiments.find(({ name }) => name === (run.experiment || null));
  if (own === undefined || own.name === null) return null;
  return own.checkpoints.findLast((one) => one.step < step)?.step ?? null;
}

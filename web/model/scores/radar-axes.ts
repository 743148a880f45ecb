import type { MetricScore, MetricSemantics } from "@evalsite/protocol";
import { MIN_AXES, type RadarPlan, radarPlan } from "./radar-plan.ts";
import type { MatrixRow } from "./score-matrix.ts";
import { scoreTree } from "./score-tree.ts";

/** One axis that a radar may have, with a value for each run. */
export interface RadarAxis {
  readonly id: string;
  readonly name: string;
  readonly semantics: MetricSemantics;
  readonly values: readonly (number | null)[];
}

/** Benchmarks as axes. */
export function benchmarkAxes(rows: readonly MatrixRow[]): readonly RadarAxis[] {
  return rows.map(({ suite, title, semantics, cells }) => ({
    id: suite,
    name: title ?? suite,
    semantics,
    values: cells.map((cell) => (cell.kind === "score" ? cell.score.value : null)),
  }));
}

/** The parts of a benchmark as axes; see `scoreAxes`. */
export function partAxes({ cells, semantics }: MatrixRow): readonly RadarAxis[] {
  return scoreAxes(
    cells.map((cell) => (cell.kind === "score" ? cell.score : null)),
    semantics,
  );
}

/**
 * The outermost categories of a metric, or its subsets where it has none, as axes.
 * @param scores one a run; null: the run lacks it
 */
export function scoreAxes(
  scores: readonly (MetricScore | null)[],
  semantics: MetricSemantics,
): readonly RadarAxis[] {
  const trees = scores.map((score) =>
    score === null ? [] : scoreTree(score).filter(({ isAggregate }) => !isAggregate),
  );
  const names = new Map(trees.flat().map(({ id, name }) => [id, name]));
  return [...names].map(([id, name]) => ({
    id,
    name,
    semantics,
    values: trees.map((tree) => {
      const node = tree.find((one) => one.id === id);
      return node === undefined || node.n === 0 ? null : node.value;
    }),
  }));
}

/** Benchmarks whose parts make a radar. */
export function radarBenchmarks(rows: readonly MatrixRow[]): readonly MatrixRow[] {
  return rows.filter((row) => partAxes(row).length >= MIN_AXES);
}

/** Which of the axes share a scale, and which of these are drawn; see `radarPlan`. */
export function axesPlan(
  axes: readonly RadarAxis[],
  chosen: readonly string[] | null = null,
): RadarPlan {
  return radarPlan(
    axes.map(({ id, semantics, values }) => ({
      id,
      semantics,
      hasValue: values.some((value) => value !== null),
    })),
    chosen,
  );
}

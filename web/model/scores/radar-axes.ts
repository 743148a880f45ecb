import type { MetricSemantics } from "@evalsite/protocol";
import { MIN_AXES } from "./radar-plan.ts";
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

/** The outermost categories of a benchmark, or its subsets where it has none, as axes. */
export function partAxes({ cells, semantics }: MatrixRow): readonly RadarAxis[] {
  const trees = cells.map((cell) =>
    cell.kind === "score" ? scoreTree(cell.score).filter(({ isAggregate }) => !isAggregate) : [],
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

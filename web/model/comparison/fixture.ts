import type { Interval, MetricSemantics } from "@evalsite/protocol";
import { metric, suite } from "../scores/fixture.ts";
import { type MatrixRow, scoreMatrix } from "../scores/score-matrix.ts";

export interface FixtureScore {
  readonly value: number;
  readonly interval?: Interval;
}

/** Benchmarks with one score a run; null: the run lacks it. */
export function matrixOf(
  benchmarks: Readonly<Record<string, readonly (FixtureScore | null)[]>>,
  semantics?: MetricSemantics,
): readonly MatrixRow[] {
  const count = Math.max(...Object.values(benchmarks).map((scores) => scores.length));
  const runs = Array.from({ length: count }, (_, at) => ({
    runId: `run-${at}`,
    suites: Object.entries(benchmarks).flatMap(([name, scores]) => {
      const score = scores[at] ?? null;
      if (score === null) return [];
      const more = { interval: score.interval ?? null, ...(semantics && { semantics }) };
      return [suite(name, [metric("accuracy", score.value, more)])];
    }),
  }));
  return scoreMatrix(runs, 0, new Map());
}

import {
  type Comparison,
  type Judgement,
  compareReports,
  judge,
  marginOf,
} from "@evalsite/statistics";
import type { MetricScore, MetricSemantics } from "@evalsite/protocol";
import type { MatrixCell, MatrixRow } from "../scores/score-matrix.ts";
import type { PairedBenchmark, PairedResult } from "./paired-scores.ts";

/** A run against the baseline on one line of the table. */
export interface Against {
  readonly comparison: Comparison;
  readonly judgement: Judgement;
  /** Items that only one of the two has; null: their items are not known. */
  readonly unmatched: number | null;
}

/** A benchmark, and what each run says against the baseline. */
export interface ComparedRow {
  readonly row: MatrixRow;
  /** One a run; null for the baseline, and where one of the two has no score. */
  readonly against: readonly (Against | null)[];
}

/** By benchmark: what the samples say, one a run. A benchmark that is missing was not compared item by item (yet). */
export type PairedResults = ReadonlyMap<string, readonly (PairedBenchmark | null)[]>;

/** One cell that is judged together with all others. */
interface Question {
  readonly comparison: Comparison;
  readonly unmatched: number | null;
  readonly semantics: MetricSemantics;
}

/**
 * Sets every run against the baseline, and judges all of them together: q is corrected over all benchmarks and runs.
 * @param margin largest difference that is not worth speaking of, as a share of the metric's range
 */
export function comparedRows(
  rows: readonly MatrixRow[],
  baseline: number,
  paired: PairedResults,
  margin: number,
): readonly ComparedRow[] {
  const questions = rows.map((row) =>
    row.cells.map((cell, at) =>
      questionOf(row, cell, at, baseline, paired.get(row.suite)?.[at]?.whole),
    ),
  );
  const judged = answered(questions, margin);
  return rows.map((row, at) => ({ row, against: judged[at] ?? [] }));
}

function questionOf(
  row: MatrixRow,
  cell: MatrixCell,
  at: number,
  baseline: number,
  paired: PairedResult | undefined,
): Question | null {
  const base = row.cells[baseline];
  if (at === baseline || cell.kind !== "score" || base?.kind !== "score") return null;
  if (base.score.value === null || cell.score.value === null) return null;
  const { semantics } = row;
  if (paired !== undefined) return { ...paired, semantics };
  return { comparison: compareReports(base.score, cell.score), unmatched: null, semantics };
}

/** All questions judged at once, in their places. */
export function answered(
  questions: readonly (readonly (Question | null)[])[],
  margin: number,
): readonly (readonly (Against | null)[])[] {
  const asked = questions.flat().filter((one) => one !== null);
  const judgements = judge(
    asked.map(({ comparison, semantics }) => ({
      comparison,
      direction: semantics.direction,
      margin: marginOf(semantics.range, margin),
    })),
  );
  const judgementOf = new Map(asked.map((one, at) => [one, judgements[at]]));
  return questions.map((cells) =>
    cells.map((one) => {
      const judgement = one === null ? undefined : judgementOf.get(one);
      if (one === null || judgement === undefined) return null;
      return { comparison: one.comparison, unmatched: one.unmatched, judgement };
    }),
  );
}

/**
 * The column of a benchmark's store with the scores that `score` is the mean of; null where it is none (a pass@k, a
 * corpus-level metric), so that items cannot be paired.
 * @param headline key of the metric that samples are judged by
 */
export function scoreColumn(score: MetricScore, headline: string): string | null {
  // Without a report the score itself is the mean of the samples; of a corpus-level one it has no error.
  const isSampled = score.origin === "samples" && (score.stderr ?? score.interval) !== null;
  if (score.recomputed === null && !isSampled) return null;
  return score.key === headline ? "score" : `metric:${score.key}`;
}

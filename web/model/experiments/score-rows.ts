import type { TextTable } from "../table-text.ts";
import type { BestCheckpoint, Contender } from "./best-checkpoint.ts";
import type { Experiment } from "./project.ts";
import type { ScoreLine, ScorePoint } from "./score-lines.ts";

/** A checkpoint as a line of a benchmark's table. */
export interface ScoreRow {
  readonly experiment: Experiment;
  readonly point: ScorePoint;
  /** Best of several; a single one has nothing to be better than. */
  readonly isBest: boolean;
  /** How it stands to the best of its experiment; null for the best, and for what does not compete. */
  readonly contender: Contender | null;
}

/** All points of a benchmark, by experiment and step. */
export function scoreRows(
  standings: readonly { readonly line: ScoreLine; readonly best: BestCheckpoint | null }[],
): readonly ScoreRow[] {
  return standings.flatMap(({ line, best }) =>
    line.points.map((point) => ({
      experiment: line.experiment,
      point,
      isBest: point === best?.best && best.others.length > 0,
      contender: best?.others.find((one) => one.point === point) ?? null,
    })),
  );
}

/** Fixed in every language: programs read them. */
const fileColumns = [
  "benchmark",
  "experiment",
  "step",
  "run_id",
  "score",
  "low",
  "high",
  "level",
  "method",
  "n",
  "status",
  "superseded",
  "best",
  "best_minus_this",
  "difference_low",
  "difference_high",
  "standing",
];

/** The rows as stored numbers, for a file. */
export function scoreFile(suite: string, rows: readonly ScoreRow[]): TextTable {
  return {
    header: fileColumns,
    rows: rows.map(({ experiment, point, isBest, contender }) => [
      suite,
      experiment.name,
      point.step,
      point.runId,
      point.value,
      point.interval?.low ?? null,
      point.interval?.high ?? null,
      point.interval?.level ?? null,
      point.interval?.method ?? null,
      point.n,
      point.status,
      String(point.isSuperseded),
      String(isBest),
      contender?.difference?.value ?? null,
      contender?.difference?.interval.low ?? null,
      contender?.difference?.interval.high ?? null,
      contender?.standing ?? null,
    ]),
  };
}

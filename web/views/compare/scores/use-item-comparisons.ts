import { useMemo, useState } from "react";
import type { PairTask } from "../../../data/paired-scores.ts";
import type { SampleProblem } from "../../../data/sample-problem.ts";
import { usePairedScores } from "../../../data/use-paired-scores.ts";
import { type PairedResults, scoreColumn } from "../../../model/comparison/compared-rows.ts";
import type { Part } from "../../../model/comparison/paired-scores.ts";
import { headlineScore } from "../../../model/scores/headline-score.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import type { ComparedRun } from "../compared-run.ts";

/** Item by item comparisons of many benchmarks, and how far they are. */
export interface ItemComparisons {
  readonly paired: PairedResults;
  readonly done: number;
  readonly total: number;
  /** Benchmarks that are still to be compared item by item. */
  readonly waiting: readonly string[];
  /** Answers whose scores are read, or would be. */
  readonly answers: number;
  /** Much is read only when the reader asks for it. */
  readonly isAsked: boolean;
  readonly onAsk: () => void;
  readonly problems: readonly SampleProblem[];
  readonly onRetry: () => void;
}

/** Up to so many answers, a few megabytes, are read without being asked for. */
const mostUnasked = 4_000_000;

/** Sets all runs against the first, benchmark by benchmark. */
export function useItemComparisons(
  rows: readonly MatrixRow[],
  runs: readonly ComparedRun[],
): ItemComparisons {
  const [isWanted, setWanted] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const tasks = rows.flatMap((row) => pairTask(row, runs, []) ?? []);
  const answers = rows.reduce((sum, row) => sum + answersOf(row), 0);
  const isAsked = isWanted || answers <= mostUnasked;
  const { suites, done, total } = usePairedScores(tasks, isAsked, attempt);
  const paired = useMemo(
    () => new Map([...suites].map(([suite, { runs: found }]) => [suite, found])),
    [suites],
  );
  return {
    paired,
    done,
    total,
    waiting: isAsked ? tasks.map(({ suite }) => suite).filter((suite) => !suites.has(suite)) : [],
    answers,
    isAsked,
    onAsk: () => setWanted(true),
    problems: [...suites.values()].flatMap(({ problems }) => problems),
    onRetry: () => setAttempt((now) => now + 1),
  };
}

/** What is to be read of a benchmark; null where fewer than two runs have samples behind their score. */
export function pairTask(
  row: MatrixRow,
  runs: readonly ComparedRun[],
  parts: readonly Part[],
): PairTask | null {
  const columns = row.cells.map((cell) =>
    cell.kind === "score" && cell.suite.store !== null
      ? scoreColumn(cell.score, headlineScore(cell.suite).key)
      : null,
  );
  if (columns[0] === null || columns.filter((column) => column !== null).length < 2) return null;
  const sources = row.cells.map((cell, at) => {
    const run = runs[at];
    if (cell.kind !== "score" || cell.suite.store === null || run === undefined) return null;
    const version = run.summary?.content_id ?? null;
    return { runId: run.runId, folder: cell.suite.store, version };
  });
  const { direction } = row.semantics;
  return { suite: row.suite, sources, columns, baseline: 0, direction, parts };
}

function answersOf({ cells }: MatrixRow): number {
  return cells.reduce(
    (sum, cell) => sum + (cell.kind === "score" ? (cell.suite.samples ?? 0) : 0),
    0,
  );
}

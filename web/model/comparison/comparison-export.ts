import { formatMetric, formatSigned } from "../format-metric.ts";
import type { MatrixCell } from "../scores/score-matrix.ts";
import type { TextTable } from "../table-text.ts";
import type { Against, ComparedRow } from "./compared-rows.ts";

/** A run as the head of its columns: its letter and its whole name. */
export interface ExportedRun {
  readonly letter: string;
  readonly runId: string;
}

interface Heads {
  readonly benchmark: string;
  readonly metric: string;
  readonly verdict: string;
}

/** Exact numbers in the metrics' native scale: every run's score, and what is said of it against the first. */
export function exactComparison(
  rows: readonly ComparedRow[],
  runs: readonly ExportedRun[],
  heads: Heads,
): TextTable {
  const scores = runs.flatMap(({ runId }) => [
    runId,
    `${runId} low`,
    `${runId} high`,
    `${runId} n`,
  ]);
  const differences = runs.slice(1).flatMap(({ runId }) => {
    const names = ["difference", "difference low", "difference high", "p", "q"];
    const counts = ["pairs", "unmatched", "won", "lost", heads.verdict, "basis"];
    return [...names, ...counts].map((name) => `${runId} ${name}`);
  });
  return {
    header: [heads.benchmark, heads.metric, ...scores, ...differences],
    rows: rows.map(({ row, against }) => [
      row.suite,
      row.metricKey,
      ...row.cells.flatMap(exactScore),
      ...against.slice(1).flatMap(exactDifference),
    ]),
  };
}

function exactScore(cell: MatrixCell): readonly (number | null)[] {
  if (cell.kind !== "score") return [null, null, null, null];
  const { value, interval, n } = cell.score;
  return [value, interval?.low ?? null, interval?.high ?? null, n];
}

function exactDifference(found: Against | null): readonly (number | string | null)[] {
  if (found === null) return Array.from({ length: 11 }, () => null);
  const { comparison, judgement, unmatched } = found;
  const { difference, interval, p, n, won, lost, basis } = comparison;
  const ends = [interval?.low ?? null, interval?.high ?? null];
  const counts = [n, unmatched, won, lost];
  return [difference, ...ends, p, judgement.q, ...counts, judgement.verdict.kind, basis];
}

/** For a report: scores as shown, and of every other run Δ and its interval in columns of their own; bold only what is resolved. */
export function readableComparison(
  rows: readonly ComparedRow[],
  runs: readonly ExportedRun[],
  heads: Heads,
  verdictOf: (found: Against, row: ComparedRow["row"]) => string,
  bold: (text: string) => string,
): TextTable {
  const differences = runs.slice(1).flatMap(({ letter }) => {
    const name = `${letter} − ${runs[0]?.letter ?? ""}`;
    return [name, "95 %", heads.verdict];
  });
  return {
    header: [
      heads.benchmark,
      heads.metric,
      ...runs.map(({ letter, runId }) => `${letter}: ${runId}`),
      ...differences,
    ],
    rows: rows.map(({ row, against }) => [
      row.title ?? row.suite,
      row.metricLabel,
      ...row.cells.map((cell) =>
        cell.kind === "score" && cell.score.value !== null
          ? formatMetric(cell.score.value, row.semantics)
          : null,
      ),
      ...against.slice(1).flatMap((found) => readableDifference(found, row, verdictOf, bold)),
    ]),
  };
}

function readableDifference(
  found: Against | null,
  row: ComparedRow["row"],
  verdictOf: (found: Against, row: ComparedRow["row"]) => string,
  bold: (text: string) => string,
): readonly (string | null)[] {
  if (found === null || found.comparison.difference === null) return [null, null, null];
  const { difference, interval } = found.comparison;
  const { kind } = found.judgement.verdict;
  const text = formatSigned(difference, row.semantics);
  const ends =
    interval && [interval.low, interval.high].map((end) => formatSigned(end, row.semantics));
  return [
    kind === "better" || kind === "worse" ? bold(text) : text,
    ends === null ? null : `[${ends.join(", ")}]`,
    verdictOf(found, row),
  ];
}

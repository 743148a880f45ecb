import type { TextTable } from "../table-text.ts";
import { formatMetric, formatSigned } from "../format-metric.ts";
import { formatInterval } from "./format-interval.ts";
import type { MatrixCell, MatrixRow } from "./score-matrix.ts";

interface Heads {
  readonly benchmark: string;
  readonly metric: string;
}

/** Exact numbers in the metrics' native scale: value, interval and n of every run. */
export function exactMatrix(
  rows: readonly MatrixRow[],
  runIds: readonly string[],
  heads: Heads,
): TextTable {
  return {
    header: [
      heads.benchmark,
      heads.metric,
      ...runIds.flatMap((run) => [run, `${run} low`, `${run} high`, `${run} n`]),
    ],
    rows: rows.map((row) => [row.suite, row.metricKey, ...row.cells.flatMap(exactCells)]),
  };
}

function exactCells(cell: MatrixCell): readonly (number | null)[] {
  if (cell.kind !== "score") return [null, null, null, null];
  const { value, interval, n } = cell.score;
  return [value, interval?.low ?? null, interval?.high ?? null, n];
}

/** What the page shows, for a report: "52.5% (44.8 – 60.1%), +1.2". The best of a row is put in `bold`. */
export function readableMatrix(
  rows: readonly MatrixRow[],
  runIds: readonly string[],
  heads: Heads,
  bold: (text: string) => string,
): TextTable {
  return {
    header: [heads.benchmark, heads.metric, ...runIds],
    rows: rows.map((row) => [
      row.title ?? row.suite,
      row.metricLabel,
      ...row.cells.map((cell) => readableCell(cell, bold)),
    ]),
  };
}

function readableCell(cell: MatrixCell, bold: (text: string) => string): string | null {
  if (cell.kind !== "score" || cell.score.value === null) return null;
  const { value, interval, semantics } = cell.score;
  const text = formatMetric(value, semantics);
  return [
    cell.isBest ? bold(text) : text,
    ...(interval === null ? [] : [` (${formatInterval(interval, semantics)})`]),
    ...(cell.delta === null ? [] : [`, ${formatSigned(cell.delta, semantics)}`]),
  ].join("");
}

import type { Manifest } from "@evalsite/protocol";
import { formatMetric } from "../format-metric.ts";
import { shortTime } from "../short-time.ts";
import type { TextTable } from "../table-text.ts";
import { cellSemantics, scoreOf } from "./benchmark-column.ts";
import { type RunColumn, columnValue } from "./run-column.ts";
import type { RunRow } from "./run-row.ts";

type Value = string | number | null;

/** What is shown, for a program: scores in their native scale, times with their zone. */
export function exactTable(
  rows: readonly RunRow[],
  columns: readonly RunColumn[],
  labelOf: (column: RunColumn) => string,
): TextTable {
  const value = (row: RunRow, column: RunColumn): Value =>
    column.id === "start"
      ? (row.entry.start_time ?? row.entry.start_time_local)
      : (columnValue(row, column) ?? lostText(row, column));
  return {
    header: columns.map((column) => labelOf(column)),
    rows: rows.map((row) => columns.map((column) => value(row, column))),
  };
}

/** "NaN", where that is what a series ended with. */
function lostText(row: RunRow, column: RunColumn): string | null {
  return column.kind === "figure" ? column.text(row) : null;
}

/** What is shown, for a reader: as on the page. */
export function readableTable(
  rows: readonly RunRow[],
  columns: readonly RunColumn[],
  labelOf: (column: RunColumn) => string,
  manifest: Manifest | null,
): TextTable {
  return {
    header: columns.map((column) => labelOf(column)),
    rows: rows.map((row) => columns.map((column) => cellText(row, column, manifest))),
  };
}

/** A cell as it is shown; null when there is nothing to show. */
export function cellText(row: RunRow, column: RunColumn, manifest: Manifest | null): string | null {
  const value = columnValue(row, column);
  if (value === null) return null;
  if (column.kind === "benchmark") {
    const { benchmark } = column;
    return formatMetric(scoreOf(row, benchmark), cellSemantics(row, benchmark, manifest));
  }
  if (column.kind === "figure") return column.text(row);
  return column.id === "start" ? shortTime(Number(value)) : String(value);
}

import type { RunColumn } from "../../model/runs/run-column.ts";
import type { RunsText } from "../../text/runs.ts";

export function columnLabel(column: RunColumn, text: RunsText): string {
  return column.kind === "benchmark" ? column.benchmark.label : text.column[column.id];
}

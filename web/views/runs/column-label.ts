import type { RunColumn } from "../../model/runs/run-column.ts";
import type { RunsText } from "../../text/runs.ts";

export function columnLabel(column: RunColumn, text: RunsText): string {
  switch (column.kind) {
    case "benchmark":
      return column.benchmark.label;
    case "plain":
      return text.column[column.id];
    case "figure":
      return text.figure[column.what](column.name);
  }
}

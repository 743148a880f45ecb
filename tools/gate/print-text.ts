import { printable } from "../etl/cli-report.ts";
import { cellsOf, heads, marginText, sentenceOf } from "./gate-cells.ts";
import type { GateResult } from "./gate-result.ts";

/** The table for a terminal, names to the left and numbers to the right, and the sentence below it. */
export function printText(result: GateResult): string {
  const lines = [[...heads], ...result.rows.map(cellsOf)];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ""))));
  const table = lines.map((line) =>
    line
      .map((cell, at) => padded(cell, widths[at] ?? 0, at < 2 || at === heads.length - 1))
      .join("  ")
      .trimEnd(),
  );
  return printable([...table, "", sentenceOf(result), marginText(result.margin)].join("\n"));
}

function padded(cell: string, width: number, toLeft: boolean): string {
  const space = " ".repeat(Math.max(0, width - widthOf(cell)));
  return toLeft ? cell + space : space + cell;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns of a terminal: Chinese signs take two. */
function widthOf(text: string): number {
  return Array.from(text, (sign) => (wide.test(sign) ? 2 : 1)).reduce<number>((a, b) => a + b, 0);
}

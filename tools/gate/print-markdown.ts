import { cellsOf, heads, marginText, sentenceOf } from "./gate-cells.ts";
import { type GateResult, kindOf } from "./gate-result.ts";

/** The table for a comment on a change; what is resolved is bold. */
export function printMarkdown(result: GateResult): string {
  const rows = result.rows.map((row) => {
    const isResolved = ["better", "worse"].includes(kindOf(row));
    return cellsOf(row).map((cell, at) =>
      isResolved && heads[at] === "Verdict" ? `**${escaped(cell)}**` : escaped(cell),
    );
  });
  const aligned = heads.map((_, at) => (at < 2 || at === heads.length - 1 ? "---" : "---:"));
  return [
    escaped(sentenceOf(result)),
    "",
    ...[[...heads], aligned, ...rows].map((cells) => `| ${cells.join(" | ")} |`),
    "",
    escaped(marginText(result.margin)),
  ].join("\n");
}

/** Names come from raw files; none may open a tag or end a cell. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_|[\]]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/\p{Cc}/gu, " ");
}

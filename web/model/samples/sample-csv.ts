import type { Sample } from "@evalsite/protocol";

const fields = [
  "row",
  "id",
  "subset",
  "repeat",
  "outcome",
  "score",
  "input",
  "target",
  "prediction",
  "extracted",
  "explanation",
  "error",
  "stop_reason",
  "input_tokens",
  "output_tokens",
  "latency_s",
  "ttft_s",
  "item_key",
  "metrics",
] as const;

/** The head line of a sample table; a comma-separated file by RFC 4180, with a UTF-8 mark for Excel. */
export const csvHead = `\uFEFF${fields.join(",")}\r\n`;

/** One sample as a line; `metrics` is JSON. */
export function csvLine(row: number, sample: Sample): string {
  const cells = { ...sample, row, metrics: JSON.stringify(sample.metrics) };
  return `${fields.map((field) => csvCell(cells[field])).join(",")}\r\n`;
}

/**
 * A value as a cell. A text that a spreadsheet would run as a formula gets an apostrophe before it;
 * numbers such as "-5" and "+1" stay as they are.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
}

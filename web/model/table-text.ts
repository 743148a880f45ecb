/** A table as text cells; null is a missing value. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. Missing is empty. */
export function toCsv({ header, rows }: TextTable): string {
  const lines = [header, ...rows].map((cells) => cells.map(csvCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** A spreadsheet would run a text that starts like a formula; a quote keeps it text. */
function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A GitHub-flavoured table; numbers to the right, missing as "—". */
export function toMarkdown({ header, rows }: TextTable): string {
  const isNumeric = header.map((_, column) =>
    rows.some(
      (row) => typeof row[column] === "number" || /^[−+]?\d[\d.]*%?$/u.test(String(row[column])),
    ),
  );
  const rule = isNumeric.map((numeric) => (numeric ? "--:" : ":--"));
  const body = rows.map((cells) => cells.map((cell) => markdownCell(String(cell ?? "—"))));
  return [header.map(markdownCell), rule, ...body]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
}

function markdownCell(text: string): string {
  return text.replaceAll(/[\\|]/gu, "\\$&").replaceAll(/\s*\n\s*/gu, " ");
}

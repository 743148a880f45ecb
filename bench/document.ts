import { readFileSync, writeFileSync } from "node:fs";
import { type Table, markdown } from "./table.ts";

/**
 * Puts a table between its markers in a Markdown file; the rest of it stays.
 * @throws Error if the file lacks them
 */
export function writeTable(path: string, table: Table): void {
  writeFileSync(path, withTable(readFileSync(path, "utf8"), table));
}

function withTable(text: string, table: Table): string {
  const [open, close] = [`<!-- bench:${table.id} -->`, `<!-- /bench:${table.id} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start === -1 || end < start) throw new Error(`the document lacks ${open} … ${close}`);
  return `${text.slice(0, start + open.length)}\n\n${markdown(table)}\n\n${text.slice(end)}`;
}

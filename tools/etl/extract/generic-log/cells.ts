/** The cells of one line of a table; a cell in quotes may hold the separator and doubled quotes. */
export function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const part of line.replace(/^\ufeff/, "").split(/(")/)) {
    if (part === '"') quoted = !quoted;
    const [first = "", ...others] = quoted ? [part] : part.split(separator);
    cell += first;
    for (const other of others) {
      cells.push(unquoted(cell));
      cell = other;
    }
  }
  return [...cells, unquoted(cell)];
}

function unquoted(cell: string): string {
  const text = cell.trim();
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** A value, `null` for a break in the line, `undefined` where a table has nothing at this position. */
export type Cell = number | null | undefined;

/** Positions in ascending order (equal ones allowed) and one or more lines over them. */
export interface DrawTable {
  readonly xs: ArrayLike<number>;
  readonly lines: readonly ArrayLike<number | null>[];
}

export interface Aligned {
  readonly xs: number[];
  /** The lines of all tables, one table after the other. */
  readonly lines: Cell[][];
}

/**
 * Brings tables with different positions onto one: every position of any table is a row, and where
 * a table has nothing the cell is `undefined` (the line is drawn across). A `null` (a break) is
 * spread over the rows up to the line's own neighbours, so that the line stays broken between them.
 * Positions that a table repeats are repeated in the result.
 */
export function alignSeries(tables: readonly DrawTable[]): Aligned {
  const xs: number[] = [];
  const lines: Cell[][] = tables.flatMap((table) => table.lines.map(() => []));
  const heads = tables.map(() => 0);
  for (;;) {
    let x = Infinity;
    tables.forEach((table, t) => {
      const head = table.xs[heads[t] ?? 0];
      if (head !== undefined && head < x) x = head;
    });
    if (x === Infinity) break;
    const row = xs.push(x) - 1;
    let column = 0;
    tables.forEach((table, t) => {
      const head = heads[t] ?? 0;
      const here = table.xs[head] === x;
      for (const line of table.lines) {
        const out = lines[column++];
        if (out !== undefined) out[row] = here ? line[head] : undefined;
      }
      if (here) heads[t] = head + 1;
    });
  }
  for (const line of lines) spreadBreaks(line);
  return { xs, lines };
}

function spreadBreaks(line: Cell[]): void {
  for (let i = 0; i < line.length; i++) {
    if (line[i] !== null) continue;
    let low = i;
    while (low > 0 && line[low - 1] === undefined) line[--low] = null;
    while (i + 1 < line.length && typeof line[i + 1] !== "number") line[++i] = null;
  }
}

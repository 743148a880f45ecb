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
  const xs = mergeAll(tables.map((table) => table.xs));
  const lines = tables.flatMap(({ xs: own, lines: values }) => {
    const rows = rowsOf(own, xs);
    return values.map((line) => spreadLine(line, rows, xs.length));
  });
  return { xs, lines };
}

/** All positions, ascending; one that several lists have stands once, or as often as the list that repeats it most. */
function mergeAll(lists: readonly ArrayLike<number>[]): number[] {
  if (lists.length <= 1) return Array.from(lists[0] ?? []);
  const half = lists.length >> 1;
  return merge(mergeAll(lists.slice(0, half)), mergeAll(lists.slice(half)));
}

function merge(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Infinity;
    const right = b[j] ?? Infinity;
    merged.push(Math.min(left, right));
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return merged;
}

/** The row of each of a table's positions. */
function rowsOf(own: ArrayLike<number>, xs: readonly number[]): Uint32Array {
  const rows = new Uint32Array(own.length);
  let row = 0;
  for (let i = 0; i < own.length; i++) {
    const x = own[i] ?? Infinity;
    while ((xs[row] ?? Infinity) < x) row++;
    rows[i] = row++;
  }
  return rows;
}

function spreadLine(line: ArrayLike<number | null>, rows: Uint32Array, count: number): Cell[] {
  // oxlint-disable-next-line unicorn/no-new-array -- ten times faster than Array.from for long tables
  const cells = new Array<Cell>(count).fill(undefined);
  let hasBreak = false;
  for (let i = 0; i < rows.length; i++) {
    const value = line[i];
    cells[rows[i] ?? 0] = value;
    if (value === null) hasBreak = true;
  }
  if (hasBreak) spreadBreaks(cells);
  return cells;
}

function spreadBreaks(line: Cell[]): void {
  for (let i = 0; i < line.length; i++) {
    if (line[i] !== null) continue;
    let low = i;
    while (low > 0 && line[low - 1] === undefined) line[--low] = null;
    while (i + 1 < line.length && typeof line[i + 1] !== "number") line[++i] = null;
  }
}

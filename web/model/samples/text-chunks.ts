/** Number of the chunk that holds a row; `starts` are the chunks' first rows, ascending from 0. */
export function chunkOfRow(starts: ArrayLike<number>, row: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

export interface RowSpan {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** The rows of a chunk. */
export function rowsOfChunk(starts: ArrayLike<number>, chunk: number, rows: number): RowSpan {
  return { first: starts[chunk] ?? rows, end: starts[chunk + 1] ?? rows };
}

export interface ChunkRows {
  readonly chunk: number;
  /** Rows wanted from it, ascending. */
  readonly rows: Uint32Array;
}

/** Ascending rows by the chunk that holds them: which chunks to read, and what for. */
export function rowsByChunk(starts: ArrayLike<number>, rows: Uint32Array): readonly ChunkRows[] {
  const result: ChunkRows[] = [];
  let from = 0;
  while (from < rows.length) {
    const chunk = chunkOfRow(starts, rows[from] ?? 0);
    const end = starts[chunk + 1] ?? Infinity;
    let to = from;
    while (to < rows.length && (rows[to] ?? 0) < end) to++;
    result.push({ chunk, rows: rows.subarray(from, to) });
    from = to;
  }
  return result;
}

/** Which rows answer which item: `rows[starts[i] … starts[i + 1])` are item i's, by repeat. */
export interface ItemRows {
  readonly items: number;
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/**
 * Rows grouped by item number, ascending by repeat within the item. Rows without an item number
 * are left out. Without an item column every row is its own item.
 */
export function groupByItem(
  rowCount: number,
  items: number,
  item: Float64Array | null,
  repeat: Float64Array | null,
): ItemRows {
  const itemOf = item ?? Float64Array.from({ length: rowCount }, (_, row) => row);
  const count = item ? items : rowCount;
  const starts = new Uint32Array(count + 1);
  for (const number of itemOf) {
    if (number < count) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  }
  for (let at = 1; at <= count; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const rows = new Uint32Array(starts[count] ?? 0);
  for (let row = 0; row < rowCount; row++) {
    const number = itemOf[row] ?? Number.NaN;
    if (!(number < count)) continue;
    const target = next[number] ?? 0;
    next[number] = target + 1;
    rows[target] = row;
  }
  if (repeat) sortWithin(starts, rows, repeat);
  return { items: count, starts, rows };
}

function sortWithin(starts: Uint32Array, rows: Uint32Array, repeat: Float64Array): void {
  const compare = (a: number, b: number) => (repeat[a] ?? 0) - (repeat[b] ?? 0) || a - b;
  for (let item = 0; item + 1 < starts.length; item++) {
    const part = rows.subarray(starts[item], starts[item + 1]);
    if (part.length > 1) part.sort(compare);
  }
}

/** The rows of one item, by repeat; empty for an item that was not answered. */
export function rowsOfItem(groups: ItemRows, item: number): Uint32Array {
  if (!(item >= 0 && item < groups.items)) return new Uint32Array(0);
  return groups.rows.subarray(groups.starts[item], groups.starts[item + 1]);
}

/** Where in a list of one row an item a row's item stands; -1 when it is not in the list. */
export function lineOfRow(lines: Uint32Array, item: Float64Array | null, row: number): number {
  const number = item?.[row];
  if (!item || number === undefined || Number.isNaN(number)) return lines.indexOf(row);
  return lines.findIndex((line) => item[line] === number);
}

/** The first of the rows of each item, in the order given: a list of rows becomes one of items. */
export function firstRowPerItem(rows: Uint32Array, item: Float64Array, items: number): Uint32Array {
  const seen = new Uint8Array(items);
  return rows.filter((row) => {
    const number = item[row] ?? Number.NaN;
    if (!(number < items)) return true;
    if (seen[number] === 1) return false;
    seen[number] = 1;
    return true;
  });
}

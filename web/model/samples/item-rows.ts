import { type NumberColumn, cellOf } from "./number-column.ts";

/** Which rows answer which item. The rows of an item follow each other. */
export interface ItemRows {
  readonly items: number;
  /** Item i's rows are `starts[i]` up to, without, `starts[i + 1]`; null: row i is item i's only one. */
  readonly starts: Uint32Array | null;
}

/** A store in which every item was answered once. */
export function oneRowPerItem(items: number): ItemRows {
  return { items, starts: null };
}

/**
 * Where each item's rows begin.
 * @throws RangeError when the item numbers do not ascend with the rows, as the protocol wants.
 */
export function groupByItem(items: number, item: NumberColumn): ItemRows {
  const starts = new Uint32Array(items + 1).fill(item.values.length);
  let next = 0;
  for (let row = 0; row < item.values.length; row++) {
    const number = cellOf(item, row);
    if (!(number >= next - 1 && number < items))
      throw new RangeError(`item ${number} in row ${row}`);
    while (next <= number) starts[next++] = row;
  }
  return { items, starts };
}

/** The rows of one item, ascending; empty for an item that was not answered. */
export function rowsOfItem({ items, starts }: ItemRows, item: number): readonly number[] {
  if (!(item >= 0 && item < items)) return [];
  const first = starts === null ? item : (starts[item] ?? 0);
  const end = starts === null ? item + 1 : (starts[item + 1] ?? first);
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/** Where in a list of one row an item a row's item stands; -1 when it is not in the list. */
export function lineOfRow(lines: Uint32Array, item: NumberColumn | null, row: number): number {
  if (item === null) return lines.indexOf(row);
  const number = cellOf(item, row);
  return lines.findIndex((line) => cellOf(item, line) === number);
}

/** The first of the rows of each item, in the order given: a list of rows becomes one of items. */
export function firstRowPerItem(rows: Uint32Array, item: NumberColumn, items: number): Uint32Array {
  const seen = new Uint8Array(items);
  return rows.filter((row) => {
    const number = cellOf(item, row);
    if (!(number < items)) return true;
    if (seen[number] === 1) return false;
    seen[number] = 1;
    return true;
  });
}

import { type ItemList, KeyIndex } from "./item-list.ts";

/**
 * The items of several runs in one numbering: a line for each item that any run answered.
 * `itemOf[run][line]` is that run's own item number, -1 where it has no such item.
 */
export interface Alignment {
  readonly lines: number;
  readonly itemOf: readonly Int32Array[];
}

/** Runs with the same list of items: every line is an item of all. */
export function sameItems(runs: number, items: number): Alignment {
  const itemOf = new Int32Array(items);
  for (let item = 0; item < items; item++) itemOf[item] = item;
  return { lines: items, itemOf: Array.from({ length: runs }, () => itemOf) };
}

/**
 * Runs with different lists, joined by key: first the lines of the first run in its order, then
 * what only later runs have. A key that a run has k times fills k lines.
 */
export function alignItems(lists: readonly ItemList[]): Alignment {
  const most = lists.reduce((sum, list) => sum + list.items, 0);
  const itemOf = lists.map(() => new Int32Array(most).fill(-1));
  const indexes = lists.map((list) => new KeyIndex(list));
  let lines = 0;
  lists.forEach((list, run) => {
    for (let item = 0; item < list.items; item++) {
      if (indexes[run]?.isTaken(item)) continue;
      setCell(itemOf[run], lines, item);
      for (let later = run + 1; later < lists.length; later++) {
        setCell(itemOf[later], lines, indexes[later]?.take(list, item) ?? -1);
      }
      lines++;
    }
  });
  return { lines, itemOf: itemOf.map((column) => column.slice(0, lines)) };
}

function setCell(cells: Int32Array | undefined, at: number, value: number): void {
  if (cells) cells[at] = value;
}

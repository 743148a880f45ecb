import { type ItemList, LineIndex } from "./item-list.ts";

/**
 * The items of several runs in one numbering: a line for each item that any run answered.
 * `itemOf[run][line]` is that run's own item number, -1 where it has no such item; null: the lines
 * are the run's own items.
 */
export interface Alignment {
  readonly lines: number;
  readonly itemOf: readonly (Int32Array | null)[];
}

/** Runs with the same list of items: every line is an item of all. */
export function sameItems(runs: number, items: number): Alignment {
  return { lines: items, itemOf: Array.from({ length: runs }, () => null) };
}

/**
 * Runs with different lists, joined by key: first the lines of the first run in its order, then
 * what only later runs have. A key that a run has k times fills k lines.
 */
export function alignItems(lists: readonly ItemList[]): Alignment {
  const index = new LineIndex(lists.reduce((most, list) => Math.max(most, list.items), 0));
  const linesOf = lists.map((list) => index.linesOf(list));
  const itemOf = linesOf.map((lines) => {
    const items = new Int32Array(index.lines).fill(-1);
    lines.forEach((line, item) => (items[line] = item));
    return items;
  });
  return { lines: index.lines, itemOf };
}

/** The item of a run on a line; -1 when it has none. */
export function itemOnLine({ itemOf }: Alignment, run: number, line: number): number {
  const items = itemOf[run];
  if (items === undefined) return -1;
  return items === null ? line : (items[line] ?? -1);
}

/** Only some lines of an alignment, renumbered in their order. @param lines ascending */
export function restrictedTo(alignment: Alignment, lines: readonly number[]): Alignment {
  return {
    lines: lines.length,
    itemOf: alignment.itemOf.map((_, run) =>
      Int32Array.from(lines, (line) => itemOnLine(alignment, run, line)),
    ),
  };
}

import { type Alignment, itemOnLine } from "./align-items.ts";

/**
 * The lines of every subset, ascending; an item is where the first of the runs that has it says.
 * @param order runs to ask, by their position
 * @param subsets of each run, the subset of every item; null: not known
 */
export function linesBySubset(
  alignment: Alignment,
  order: readonly number[],
  subsets: readonly (readonly string[] | null)[],
): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (let line = 0; line < alignment.lines; line++) {
    const owner = order.find((run) => itemOnLine(alignment, run, line) !== -1);
    if (owner === undefined) continue;
    const name = subsets[owner]?.[itemOnLine(alignment, owner, line)];
    if (name === undefined) continue;
    const list = lines.get(name);
    if (list === undefined) lines.set(name, [line]);
    else list.push(line);
  }
  return lines;
}

/**
 * A click on a checkbox: alone it turns one entry, with shift it gives all entries between the last
 * click and this one the state that this one gets. Entries that are not listed keep theirs.
 */
export function clickSelection(
  selected: readonly string[],
  listed: readonly string[],
  last: string | null,
  clicked: string,
  isRange: boolean,
): readonly string[] {
  const turnsOn = !selected.includes(clicked);
  const from = last === null ? -1 : listed.indexOf(last);
  const to = listed.indexOf(clicked);
  const touched =
    isRange && from !== -1 && to !== -1
      ? listed.slice(Math.min(from, to), Math.max(from, to) + 1)
      : [clicked];
  const result = new Set(selected);
  for (const entry of touched) {
    if (turnsOn) result.add(entry);
    else result.delete(entry);
  }
  return [...result];
}

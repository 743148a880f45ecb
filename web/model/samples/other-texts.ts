import { type Alignment, itemOnLine } from "./align-items.ts";
import type { ItemRows } from "./item-rows.ts";
import { type NumberColumn, cellOf } from "./number-column.ts";

/** A run's answers as hashes of their texts: the same number, the same text. */
export interface HashedAnswers {
  readonly groups: ItemRows;
  /** By row; missing where there is no answer. */
  readonly hash: NumberColumn;
}

/**
 * 1 for every line whose answers read otherwise in one run than in another, repeat by repeat as far as both have
 * one. No answer is another text than any answer. 0 too where only one of the two has the item.
 * @param runs of the alignment; null: its texts are not known
 * @returns null where the texts of one of the two are not known
 */
export function otherTexts(
  alignment: Alignment,
  runs: readonly (HashedAnswers | null)[],
  baseline: number,
  candidate: number,
): Uint8Array | null {
  const [before, after] = [runs[baseline] ?? null, runs[candidate] ?? null];
  if (before === null || after === null) return null;
  const marks = new Uint8Array(alignment.lines);
  for (let line = 0; line < marks.length; line++) {
    const one = itemOnLine(alignment, baseline, line);
    const other = itemOnLine(alignment, candidate, line);
    if (one !== -1 && other !== -1 && differ(before, one, after, other)) marks[line] = 1;
  }
  return marks;
}

function differ(before: HashedAnswers, one: number, after: HashedAnswers, other: number): boolean {
  const first = startOf(before.groups, one);
  const second = startOf(after.groups, other);
  const repeats = Math.min(
    startOf(before.groups, one + 1) - first,
    startOf(after.groups, other + 1) - second,
  );
  for (let at = 0; at < repeats; at++)
    if (!Object.is(cellOf(before.hash, first + at), cellOf(after.hash, second + at))) return true;
  return false;
}

function startOf({ starts }: ItemRows, item: number): number {
  return starts === null ? item : (starts[item] ?? 0);
}

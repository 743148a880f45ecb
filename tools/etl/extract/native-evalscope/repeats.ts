import type { SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";

/** Indexes of each group's samples, for files whose items were asked several times; else empty. */
export type Groups = ReadonlyMap<string, readonly number[]>;

const ids = /"sample_id":\s*"?(\d+)"?,\s*"group_id":\s*"?([^",}]+)"?([^}]{0,40})/;

/**
 * Until v1.10 a line does not say which repeat it is: that is its order, by index, within its group.
 * Lines come in any order, so the groups are gathered before the file is read; files that repeat
 * nothing, or number their repeats, are only glanced through.
 */
export async function groupsOf(file: SourceFile): Promise<Groups> {
  const groups = new Map<string, number[]>();
  if (!(await hasUnnumberedRepeats(file))) return groups;
  for await (const { text } of textLines(file.bytes())) {
    const [, index, group] = ids.exec(text) ?? [];
    if (index === undefined || group === undefined) continue;
    const indexes = groups.get(group);
    if (indexes) indexes.push(Number(index));
    else groups.set(group, [Number(index)]);
  }
  for (const [group, indexes] of groups)
    groups.set(
      group,
      [...new Set(indexes)].toSorted((a, b) => a - b),
    );
  return groups;
}

/** Lines without a group among the first of a file mean that it holds none: predictions. */
const patience = 5;

async function hasUnnumberedRepeats(file: SourceFile): Promise<boolean> {
  for await (const { text, line } of textLines(file.bytes())) {
    const [, index, group, after] = ids.exec(text) ?? [];
    if (group === undefined && line >= patience) return false;
    if (after?.includes("generation_index")) return false;
    if (index !== group) return true;
  }
  return false;
}

/** Which repeat of its group a sample is, 0-based; null where that is unknown. */
export function repeatOf(groups: Groups, group: string | null, index: string): number | null {
  const indexes = group === null ? undefined : groups.get(group);
  return indexes ? placeIn(indexes, Number(index)) : null;
}

/** Place of a number in an ascending list, which may hold a million; null if it is not there. */
function placeIn(sorted: readonly number[], wanted: number): number | null {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : null;
}

import type { GroupItem } from "./group-runs.ts";

/** Selects all of some runs; if all are selected already, none of them. */
export function turnAll(now: readonly string[], ids: readonly string[]): readonly string[] {
  const selected = new Set(now);
  const isAll = ids.every((id) => selected.has(id));
  if (!isAll) return [...new Set([...now, ...ids])];
  const turned = new Set(ids);
  return now.filter((id) => !turned.has(id));
}

/** How many of a group's runs are selected. */
export function groupSelection(
  { rows }: GroupItem,
  selected: ReadonlySet<string>,
): "all" | "some" | "none" {
  if (selected.size === 0) return "none";
  const count = rows.filter(({ id }) => selected.has(id)).length;
  return count === 0 ? "none" : count === rows.length ? "all" : "some";
}

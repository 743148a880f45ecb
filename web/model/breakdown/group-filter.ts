import type { SampleFilter } from "../samples/filter-rows.ts";
import { withoutWord } from "../samples/filter-rows.ts";
import { isMetadataColumn, rangeColumns } from "../samples/sample-columns.ts";
import type { Group } from "./grouping.ts";

/** A filter narrowed to a group of a column; null where no filter can name it. */
export function withGroup(filter: SampleFilter, column: string, group: Group): SampleFilter | null {
  if (isMetadataColumn(column) && group.kind !== "range") {
    const word = group.kind === "word" ? group.word : withoutWord;
    return { ...filter, words: { ...filter.words, [column]: [word] } };
  }
  if (column === "subset" && group.kind === "word") return { ...filter, subsets: [group.word] };
  const ranged = rangeColumns.find((name) => name === column);
  if (ranged === undefined || group.kind !== "range") return null;
  return { ...filter, ranges: { ...filter.ranges, [ranged]: group.range } };
}

import type { SampleProblem } from "../data/sample-problem.ts";
import type { StorePlace } from "../data/store-place.ts";
import type { GroupsReply, GroupsRequest, SlicesReply, WeakRequest } from "../data/worker-calls.ts";
import {
  type Grouping,
  byItem,
  groupByWord,
  groupableColumns,
  groupingOf,
} from "../model/breakdown/grouping.ts";
import { outcomeTable } from "../model/breakdown/outcome-table.ts";
import { type Field, type TriedSlices, weakSlices } from "../model/breakdown/slices.ts";
import { itemMeans } from "../model/comparison/paired-scores.ts";
import { filterRows } from "../model/samples/filter-rows.ts";
import { type ItemRows, groupByItem, oneRowPerItem } from "../model/samples/item-rows.ts";
import { numberColumn } from "../model/samples/number-column.ts";
import { type SampleColumns, wordsOf } from "../model/samples/sample-columns.ts";
import { readColumns } from "./store-columns.ts";

/** What became of the answers by a column: two columns are read, and those that the tests need. */
export async function groupOutcomes(request: GroupsRequest): Promise<GroupsReply> {
  const { place, column, tests } = request;
  const { columns, problems } = await readColumns(place, [
    ...new Set(["outcome", column, ...itemColumns(place), ...tests.map((test) => test.column)]),
  ]);
  const outcome = columns.values.get("outcome");
  const grouping = groupingIn(columns, column);
  const groups = itemRows(place, columns);
  if (outcome === undefined || grouping === null || groups === null)
    return { groups: [], lines: [], problems };
  const lines = outcomeTable({
    grouping,
    outcome,
    words: wordsOf(columns, "outcome"),
    groups,
    kept: tests.length === 0 ? null : marksOf(filterRows(tests, columns), columns.rows),
  });
  return { groups: grouping.groups, lines, problems };
}

/** Where a run is below its own mean: every field of the metadata, subsets, and the length of the question. */
export async function weakItems({ place, column, direction }: WeakRequest): Promise<SlicesReply> {
  const { fields, problems, names } = await readFields(place);
  const { columns, problems: others } = await readColumns(place, [column, ...itemColumns(place)]);
  const score = columns.values.get(column);
  const groups = itemRows(place, columns);
  const all = [...problems, ...others];
  if (score === undefined || groups === null)
    return { tried: noSlices, fields: names, mean: Number.NaN, problems: all };
  const scores = itemMeans(groups, score);
  const tried = weakSlices(scores, fields, direction);
  return { tried, fields: names, mean: meanOf(scores), problems: all };
}

export const noSlices: TriedSlices = { ps: new Float64Array(), slices: [], pairsLeftOut: 0 };

/** The fields of a store's items by which they can be sliced; what an answer was like is none of them. */
export async function readFields(place: StorePlace): Promise<{
  readonly fields: readonly Field[];
  readonly names: readonly string[];
  readonly problems: readonly SampleProblem[];
}> {
  const names = groupableColumns(place.store.columns).filter((name) => !ofAnswer.has(name));
  const { columns, problems } = await readColumns(place, [...names, ...itemColumns(place)]);
  const groups = itemRows(place, columns);
  const fields = names.flatMap((name): readonly Field[] => {
    const grouping = groupingIn(columns, name);
    if (grouping === null || groups === null) return [];
    return [{ name, grouping: byItem(grouping, groups.items, groups.starts) }];
  });
  return { fields, names, problems };
}

const ofAnswer: ReadonlySet<string> = new Set(["prediction_chars", "output_tokens"]);

/** By a column of a store; null where it is not there. */
export function groupingIn(columns: SampleColumns, name: string): Grouping | null {
  const column = columns.values.get(name);
  return column ? groupingOf(column, columns.dictionaries.get(name) ?? null) : null;
}

/** Item numbers are read only where items were repeated. */
export function itemColumns({ store }: StorePlace): readonly string[] {
  return store.rows === store.items ? [] : ["item"];
}

/** Which rows answer which item; null where that cannot be told. */
export function itemRows({ store }: StorePlace, { values }: SampleColumns): ItemRows | null {
  if (store.rows === store.items) return oneRowPerItem(store.items);
  const item = values.get("item");
  return item === undefined ? null : groupByItem(store.items, item);
}

/** All rows in one group. */
export function oneGroup(rows: number): Grouping {
  return groupByWord(numberColumn(new Float64Array(rows)), [""]);
}

function meanOf(scores: Float64Array): number {
  let [sum, n] = [0, 0];
  for (const score of scores) {
    if (score !== score) continue;
    sum += score;
    n++;
  }
  return sum / n;
}

function marksOf(rows: Uint32Array, all: number): Uint8Array {
  const marks = new Uint8Array(all);
  for (const row of rows) marks[row] = 1;
  return marks;
}

import type { Outcome } from "@evalsite/protocol";
import type { SampleProblem } from "../data/sample-problem.ts";
import type {
  ChangedRequest,
  ChangesReply,
  ChangesRequest,
  SlicesReply,
} from "../data/worker-calls.ts";
import { type ClassShares, changeTable } from "../model/breakdown/change-table.ts";
import { type Grouping, byItem } from "../model/breakdown/grouping.ts";
import { type Field, changedSlices } from "../model/breakdown/slices.ts";
import { itemMeans } from "../model/comparison/paired-scores.ts";
import { type Alignment, itemOnLine } from "../model/samples/align-items.ts";
import { type ItemRows, rowsOfItem } from "../model/samples/item-rows.ts";
import { type NumberColumn, cellOf } from "../model/samples/number-column.ts";
import { outcomeOf, wordsOf } from "../model/samples/sample-columns.ts";
import { type HeldComparison, type HeldRun, heldComparison } from "./compare-items.ts";
import { groupingIn, noSlices, oneGroup, readFields } from "./group-samples.ts";
import { readColumns } from "./store-columns.ts";

/** How outcomes changed from the baseline to a run, by what the baseline's store says of the items. */
export async function changedOutcomes(request: ChangesRequest): Promise<ChangesReply> {
  const held = heldComparison(request.comparison);
  const [base, other] = [held?.runs[0], held?.runs[request.run]];
  if (!held || !base || !other) return { groups: [], lines: [], problems: [] };
  const [before, after] = [
    await readOutcomes(held, 0, base),
    await readOutcomes(held, request.run, other),
  ];
  const grouping = await lineGrouping(held, base, request.column);
  const problems = [...before.problems, ...after.problems, ...grouping.problems];
  if (before.shares === null || after.shares === null || grouping.value === null)
    return { groups: [], lines: [], problems };
  const shown = [...before.occurring, ...after.occurring];
  const lines = changeTable(grouping.value, shown, before.shares, after.shares);
  return { groups: grouping.value.groups, lines, problems };
}

/** Where a run changed against the baseline. */
export async function changedItems(request: ChangedRequest): Promise<SlicesReply> {
  const held = heldComparison(request.comparison);
  const [base, other] = [held?.runs[0], held?.runs[request.run]];
  if (!held || !base || !other)
    return { tried: noSlices, fields: [], mean: Number.NaN, problems: [] };
  const { fields, names, problems } = await readFields(base.store);
  const [before, after] = [
    await readScores(held, 0, base),
    await readScores(held, request.run, other),
  ];
  const all = [...problems, ...before.problems, ...after.problems];
  if (before.scores === null || after.scores === null)
    return { tried: noSlices, fields: names, mean: Number.NaN, problems: all };
  const onLines = fields.map((field): Field => {
    return { ...field, grouping: toLines(held.alignment, field.grouping) };
  });
  const tried = changedSlices(before.scores, after.scores, onLines, request.direction);
  return { tried, fields: names, mean: Number.NaN, problems: all };
}

/** The baseline's items on the lines of the comparison; a line without one is in the last group, alone. */
function toLines(alignment: Alignment, { groups, codes }: Grouping): Grouping {
  const unmatched = groups.length;
  let isUsed = false;
  const onLines = Uint16Array.from({ length: alignment.lines }, (_, line) => {
    const code = codes[itemOnLine(alignment, 0, line)];
    if (code === undefined) isUsed = true;
    return code ?? unmatched;
  });
  return { groups: isUsed ? [...groups, { kind: "missing" }] : groups, codes: onLines };
}

async function lineGrouping(held: HeldComparison, base: HeldRun, column: string | null) {
  if (column === null) return { value: oneGroup(held.alignment.lines), problems: [] };
  const { columns, problems } = await readColumns(base.store, [column]);
  const rows = groupingIn(columns, column);
  const { items, starts } = base.groups;
  return { value: rows && toLines(held.alignment, byItem(rows, items, starts)), problems };
}

interface ReadOutcomes {
  readonly shares: ClassShares | null;
  readonly occurring: readonly Outcome[];
  readonly problems: readonly SampleProblem[];
}

/** The classes of a run's answers, by line. */
export async function readOutcomes(
  held: HeldComparison,
  run: number,
  { store, groups }: HeldRun,
): Promise<ReadOutcomes> {
  const { columns, problems } = await readColumns(store, ["outcome"]);
  const outcome = columns.values.get("outcome");
  if (outcome === undefined) return { shares: null, occurring: [], problems };
  const words = wordsOf(columns, "outcome");
  const classes = words.map((_, code) => outcomeOf(words, code) ?? "unscored");
  const counts = new Uint32Array(256);
  for (let row = 0; row < outcome.values.length; row++) {
    const code = outcome.values[row] ?? 255;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const shares = (wanted: Outcome) => {
    const isOf = classes.map((name) => Number(name === wanted));
    return onLines(held.alignment, run, shareOfItems(groups, outcome, isOf));
  };
  return { shares, occurring: classes.filter((_, code) => (counts[code] ?? 0) > 0), problems };
}

function shareOfItems(
  groups: ItemRows,
  outcome: NumberColumn,
  isOf: readonly number[],
): Float64Array {
  const shares = new Float64Array(groups.items);
  for (let item = 0; item < groups.items; item++) {
    if (groups.starts === null) {
      shares[item] = isOf[cellOf(outcome, item)] ?? 0;
      continue;
    }
    const rows = rowsOfItem(groups, item);
    const count = rows.reduce((sum, row) => sum + (isOf[cellOf(outcome, row)] ?? 0), 0);
    shares[item] = rows.length === 0 ? Number.NaN : count / rows.length;
  }
  return shares;
}

async function readScores(held: HeldComparison, run: number, { store, groups }: HeldRun) {
  const { columns, problems } = await readColumns(store, ["score"]);
  const score = columns.values.get("score");
  const scores = score ? onLines(held.alignment, run, itemMeans(groups, score)) : null;
  return { scores, problems };
}

function onLines(alignment: Alignment, run: number, items: Float64Array): Float64Array {
  if (alignment.itemOf[run] === null) return items;
  return Float64Array.from(
    { length: alignment.lines },
    (_, line) => items[itemOnLine(alignment, run, line)] ?? Number.NaN,
  );
}

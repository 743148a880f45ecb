import type { SelectRequest } from "../data/worker-calls.ts";
import { itemOnLine } from "../model/samples/align-items.ts";
import { filterRows } from "../model/samples/filter-rows.ts";
import { readOutcomes } from "./compare-groups.ts";
import type { HeldComparison } from "./compare-items.ts";
import { readColumns } from "./store-columns.ts";

/** Lines whose item passes in the baseline, and turned to or from a class in the run. */
export async function restrictedLines(
  held: HeldComparison,
  lines: Uint32Array,
  { where, turn, run }: SelectRequest,
): Promise<Uint32Array> {
  const kept = where.length === 0 ? lines : await passing(held, lines, where);
  const [base, other] = [held.runs[0], run === null ? undefined : held.runs[run]];
  if (turn === null || run === null || !base || !other) return kept;
  const before = (await readOutcomes(held, 0, base)).shares?.(turn.outcome);
  const after = (await readOutcomes(held, run, other)).shares?.(turn.outcome);
  return kept.filter((line) => {
    const [one, two] = [before?.[line] ?? Number.NaN, after?.[line] ?? Number.NaN];
    return turn.isMore ? two > one : two < one;
  });
}

async function passing(
  { runs, alignment }: HeldComparison,
  lines: Uint32Array,
  where: SelectRequest["where"],
): Promise<Uint32Array> {
  const [base] = runs;
  if (base === undefined) return lines;
  const { columns } = await readColumns(base.store, [...new Set(where.map((test) => test.column))]);
  const marks = new Uint8Array(columns.rows);
  for (const row of filterRows(where, columns)) marks[row] = 1;
  const { starts } = base.groups;
  return lines.filter((line) => {
    const item = itemOnLine(alignment, 0, line);
    return item !== -1 && marks[starts === null ? item : (starts[item] ?? 0)] === 1;
  });
}

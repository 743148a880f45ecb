import type { Fact, Place } from "../fact.ts";
import { numberOf } from "../number-text.ts";
import type { ExportColumn } from "./export-columns.ts";
import { genericRow } from "./row-facts.ts";
import type { Table } from "./table.ts";

/** Of a chart's download a row for each run in the line, with its own clock. */
export function exportedRows(
  { names }: Table,
  columns: readonly (ExportColumn | null)[],
  place: Place,
  { cells, step }: { readonly cells: readonly string[]; readonly step: number | null },
): readonly Fact[] {
  const runs = new Set(columns.flatMap((column) => (column ? [column.run] : [])));
  const shared = names.flatMap((name, at) =>
    columns[at] === null && cells[at] ? [[name, cells[at]] as const] : [],
  );
  return [...runs].flatMap((run) => {
    const own = columns.flatMap((column, at) =>
      column?.run === run && cells[at] ? [{ ...column, cell: cells[at] }] : [],
    );
    const fields = own.map(({ part, metric, cell }) =>
      part === "time" ? (["timestamp", cell] as const) : ([metric, cell] as const),
    );
    const parts = own.map(({ part }) => part);
    const row = genericRow(place, step, [
      ...shared,
      ...fields.filter((_, at) => parts[at] === "value" || parts[at] === "time"),
    ]);
    if (row === null) return [];
    const bands = bandsOf(own);
    const labels = run === null ? [] : [{ key: "run", value: run, tells: "writer" } as const];
    return [{ ...row, labels: [...labels, ...(row.labels ?? [])], ...(bands && { bands }) }];
  });
}

function bandsOf(
  own: readonly (ExportColumn & { readonly cell: string })[],
): ReadonlyMap<string, { readonly low: number; readonly high: number }> | null {
  const found = own.flatMap(({ metric, part, cell }) => {
    const high = own.find((other) => other.metric === metric && other.part === "high");
    const [from, to] = [numberOf(cell), numberOf(high?.cell)];
    if (part !== "low" || from === undefined || to === undefined) return [];
    return [[metric, { low: from, high: to }] as const];
  });
  return found.length === 0 ? null : new Map(found);
}

import type { ReportFact } from "../extract/fact.ts";

type BreakdownRow = ReportFact["breakdowns"][number]["rows"][number];

/** A row of a table over parts of the data: one over no items has no figure but that. */
export function figuresOfItems(row: BreakdownRow): BreakdownRow {
  const isEmpty = Object.entries(row).some(([name, value]) => isCount(name) && value === 0);
  if (!isEmpty) return row;
  const shown = Object.entries(row).map(
    ([name, value]) => [name, typeof value === "number" && !isCount(name) ? null : value] as const,
  );
  return Object.fromEntries(shown);
}

function isCount(name: string): boolean {
  return /^(?:count|num|n|total|total_num|num_samples|samples|support)$/i.test(name);
}

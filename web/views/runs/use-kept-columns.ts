import { useEffect } from "react";
import { formatList, parseList } from "../../model/query-string.ts";
import type { RunsLayout } from "../../model/runs/runs-state.ts";
import type { SetQueryState } from "../../state/query.ts";
import { remember, remembered } from "../../state/remembered.ts";

/** Shows the columns that this reader chose the last time, unless the address names others. */
export function useKeptColumns(setLayout: SetQueryState<RunsLayout>): void {
  useEffect(() => {
    const kept = remembered("columns");
    if (kept === null) return;
    setLayout((layout) =>
      layout.columns === null ? { ...layout, columns: parseList(kept) } : layout,
    );
  }, [setLayout]);
}

/** Keeps a choice for the next visit; null: the usual columns. */
export function keepColumns(columns: readonly string[] | null): void {
  remember("columns", columns === null ? null : (formatList(columns) ?? ""));
}

import type { Manifest } from "@evalsite/protocol";
import type { RunColumn } from "../../model/runs/run-column.ts";
import type { HeatScales } from "./use-run-list.ts";

/** The columns that are drawn, the name left out, and how many before and after them are not. */
export interface DrawnColumns {
  readonly columns: readonly RunColumn[];
  readonly before: number;
  readonly after: number;
}

/** What every line of the table is given. */
export interface LineProps {
  readonly drawn: DrawnColumns;
  readonly heat: HeatScales;
  readonly manifest: Manifest | null;
  /** 0-based among all lines, also those that are not drawn. */
  readonly index: number;
  /** Whether Tab leads to this line. */
  readonly isTabStop: boolean;
}

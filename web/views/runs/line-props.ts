import type { Manifest } from "@evalsite/protocol";
import type { HeatScale } from "../../model/heat-scale.ts";
import type { RunColumn } from "../../model/runs/run-column.ts";

/** What every line of the table is given. */
export interface LineProps {
  readonly columns: readonly RunColumn[];
  readonly heat: ReadonlyMap<string, HeatScale>;
  readonly manifest: Manifest | null;
  /** 0-based among all lines, also those that are not drawn. */
  readonly index: number;
  /** Whether Tab leads to this line. */
  readonly isTabStop: boolean;
}

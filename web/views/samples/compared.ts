import type { LoadedComparison } from "../../data/item-comparison.ts";
import type { DiffQuery } from "../../model/samples/diff-query.ts";
import type { SetQueryState } from "../../state/query.ts";
import type { DiffRun } from "./sample-diff-tab.tsx";

/** One benchmark of several runs, lined up item by item, and what is asked of it. */
export interface Compared {
  /** In the order of the loaded comparison. */
  readonly runs: readonly DiffRun[];
  readonly loaded: LoadedComparison;
  readonly query: DiffQuery;
  readonly onQuery: SetQueryState<DiffQuery>;
  readonly onBaseline: (runId: string) => void;
}

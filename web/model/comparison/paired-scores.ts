import { type Comparison, type Direction, comparePairs } from "@evalsite/statistics";
import { type Alignment, itemOnLine } from "../samples/align-items.ts";
import { linesBySubset } from "../samples/lines-by-subset.ts";
import type { ItemRows } from "../samples/item-rows.ts";
import { type NumberColumn, cellOf } from "../samples/number-column.ts";

/** One run's scores of a benchmark, item by item. */
export interface RunItems {
  /** Native scale, mean over the answers that have a score; NaN: no such answer. */
  readonly means: Float64Array;
  /** The subset of each item; null: not read, as nobody looks at parts. */
  readonly subsets: readonly string[] | null;
}

/** A part of a benchmark: a subset, or all subsets of a category. */
export interface Part {
  readonly id: string;
  readonly subsets: readonly string[];
}

/** A candidate against the baseline on a benchmark, or on a part of it. */
export interface PairedResult {
  readonly comparison: Comparison;
  /** Items that only one of the two has. */
  readonly unmatched: number;
}

export interface PairedBenchmark {
  readonly whole: PairedResult;
  /** In the order of the parts asked for. */
  readonly parts: readonly PairedResult[];
}

/** Mean score of every item over its answers that have one. */
export function itemMeans({ items, starts }: ItemRows, score: NumberColumn): Float64Array {
  const means = new Float64Array(items);
  for (let item = 0; item < items; item++) {
    const first = starts === null ? item : (starts[item] ?? 0);
    const end = starts === null ? item + 1 : (starts[item + 1] ?? first);
    let [sum, scored] = [0, 0];
    for (let row = first; row < end; row++) {
      const value = cellOf(score, row);
      if (Number.isNaN(value)) continue;
      sum += value;
      scored++;
    }
    means[item] = scored === 0 ? Number.NaN : sum / scored;
  }
  return means;
}

/**
 * A run against the baseline, over the lines of an alignment.
 * @param baseline position of the baseline in the alignment
 */
export function pairBenchmark(
  alignment: Alignment,
  runs: readonly RunItems[],
  baseline: number,
  candidate: number,
  parts: readonly Part[],
  direction: Direction,
): PairedBenchmark {
  const before = runs[baseline];
  const after = runs[candidate];
  if (before === undefined || after === undefined) throw new RangeError("no such run");
  const lines = Uint32Array.from({ length: alignment.lines }, (_, line) => line);
  const on = (chosen: Uint32Array) => {
    const [ours, theirs] = [new Float64Array(chosen.length), new Float64Array(chosen.length)];
    let unmatched = 0;
    for (const [at, line] of chosen.entries()) {
      const [one, other] = [
        itemOnLine(alignment, baseline, line),
        itemOnLine(alignment, candidate, line),
      ];
      ours[at] = before.means[one] ?? Number.NaN;
      theirs[at] = after.means[other] ?? Number.NaN;
      if ((one === -1) !== (other === -1)) unmatched++;
    }
    const pairs = { baseline: ours, candidate: theirs, clusters: null, direction };
    return { comparison: comparePairs(pairs), unmatched };
  };
  const bySubset =
    parts.length === 0
      ? null
      : linesBySubset(
          alignment,
          [baseline, candidate],
          runs.map(({ subsets }) => subsets),
        );
  return {
    whole: on(lines),
    parts: parts.map(({ subsets }) =>
      on(Uint32Array.from(subsets.flatMap((name) => bySubset?.get(name) ?? []))),
    ),
  };
}

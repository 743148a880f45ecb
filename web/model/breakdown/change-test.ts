import { type Comparison, type Direction, compareMoments } from "@evalsite/statistics";
import type { Slice, SliceSums, SliceTest } from "./slices.ts";

/** What became of an item whose scores are 0 or 1. */
const pairKind = { none: 0, bothZero: 1, bothOne: 2, higher: 3, lower: 4 } as const;
const kinds = 5;

interface ChangeSums extends SliceSums {
  readonly comparison: (slice: number) => Comparison;
}

/** The items of a slice in a run against the same items in the baseline: paired. */
export class ChangeTest implements SliceTest {
  readonly #baseline: Float64Array;
  readonly #candidate: Float64Array;
  readonly #direction: Direction;
  /** By item; null: scores are graded. */
  readonly #kindOf: Uint8Array | null;

  constructor(baseline: Float64Array, candidate: Float64Array, direction: Direction) {
    this.#baseline = baseline;
    this.#candidate = candidate;
    this.#direction = direction;
    const isBinary = (score: number) => score === 0 || score === 1 || score !== score;
    this.#kindOf =
      baseline.every(isBinary) && candidate.every(isBinary)
        ? Uint8Array.from(baseline, (before, item) => kindOf(before, candidate[item] ?? Number.NaN))
        : null;
  }

  start(slices: number): ChangeSums {
    return this.#kindOf === null ? this.#graded(slices) : this.#counted(slices, this.#kindOf);
  }

  /** Scores of 0 and 1 are counted: one visit, one number. */
  #counted(slices: number, kindOf: Uint8Array): ChangeSums {
    const counts = new Uint32Array(slices * kinds);
    const of = (slice: number, kind: number) => counts[slice * kinds + kind] ?? 0;
    const sizeOf = (slice: number) => {
      return [1, 2, 3, 4].reduce((sum, kind) => sum + of(slice, kind), 0);
    };
    return {
      add: (slice, item) => {
        const at = slice * kinds + (kindOf[item] ?? 0);
        counts[at] = (counts[at] ?? 0) + 1;
      },
      sizeOf,
      ...resultsOf((slice) => {
        const n = sizeOf(slice);
        const [bothOne, higher] = [of(slice, pairKind.bothOne), of(slice, pairKind.higher)];
        const lower = of(slice, pairKind.lower);
        const moments = {
          n,
          baseline: (bothOne + lower) / n,
          candidate: (bothOne + higher) / n,
          higher,
          lower,
          bothOne,
          bothZero: of(slice, pairKind.bothZero),
          largest: 1,
          isBinary: true,
        };
        return compareMoments(moments, higher + lower, this.#direction);
      }),
    };
  }

  #graded(slices: number): ChangeSums {
    const list = () => new Float64Array(slices);
    const [n, before, after, squares, higher, lower, largest] = Array.from({ length: 7 }, list);
    const raise = (sums: Float64Array | undefined, slice: number, by: number) => {
      if (sums) sums[slice] = (sums[slice] ?? 0) + by;
    };
    return {
      add: (slice, item) => {
        const [a, b] = [this.#baseline[item] ?? Number.NaN, this.#candidate[item] ?? Number.NaN];
        if (a !== a || b !== b) return;
        raise(n, slice, 1);
        raise(before, slice, a);
        raise(after, slice, b);
        raise(squares, slice, (b - a) * (b - a));
        if (largest) largest[slice] = Math.max(largest[slice] ?? 0, Math.abs(a), Math.abs(b));
        if (b > a) raise(higher, slice, 1);
        else if (b < a) raise(lower, slice, 1);
      },
      sizeOf: (slice) => n?.[slice] ?? 0,
      ...resultsOf((slice) => {
        const size = n?.[slice] ?? 0;
        const moments = {
          n: size,
          baseline: (before?.[slice] ?? 0) / size,
          candidate: (after?.[slice] ?? 0) / size,
          higher: higher?.[slice] ?? 0,
          lower: lower?.[slice] ?? 0,
          bothOne: 0,
          bothZero: 0,
          largest: largest?.[slice] ?? 0,
          isBinary: false,
        };
        return compareMoments(moments, squares?.[slice] ?? 0, this.#direction);
      }),
    };
  }
}

function resultsOf(comparison: ChangeSums["comparison"]): Omit<ChangeSums, "add" | "sizeOf"> {
  return { comparison, result: (slice) => sliceOf(comparison(slice)) };
}

function sliceOf(comparison: Comparison): Omit<Slice, "parts"> | null {
  const { n, candidate, baseline, difference, interval, p } = comparison;
  if (n === null || candidate === null || baseline === null) return null;
  if (difference === null || p === null) return null;
  return { n, mean: candidate, other: baseline, difference, interval, p };
}

function kindOf(before: number, after: number): number {
  if (before !== before || after !== after) return pairKind.none;
  if (before === after) return after === 1 ? pairKind.bothOne : pairKind.bothZero;
  return after > before ? pairKind.higher : pairKind.lower;
}

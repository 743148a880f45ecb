import { type Moments, unpairedDifference, welch, wilson } from "@evalsite/statistics";
import type { Slice, SliceSums, SliceTest } from "./slices.ts";

/** The items of a slice against all others of the same run, which are other items: two independent means. */
export class RestTest implements SliceTest {
  readonly #scores: Float64Array;
  readonly #isBinary: boolean;
  readonly #all: Sums;

  constructor(scores: Float64Array) {
    this.#scores = scores;
    this.#all = new Sums(1, scores);
    for (let item = 0; item < scores.length; item++) this.#all.add(0, item);
    this.#isBinary = scores.every((score) => score === 0 || score === 1 || score !== score);
  }

  start(slices: number): SliceSums {
    const sums = new Sums(slices, this.#scores);
    const all = this.#all;
    return {
      add: (slice, item) => sums.add(slice, item),
      sizeOf: (slice) => sums.n[slice] ?? 0,
      result: (slice) => this.#compare(sums.momentsOf(slice), sums.restOf(slice, all)),
    };
  }

  #compare(within: Moments, rest: Moments): Omit<Slice, "parts"> | null {
    if (within.n === 0 || rest.n === 0) return null;
    const tested = this.#isBinary
      ? unpairedDifference(measured(rest), measured(within))
      : welch(rest, within);
    if (tested === null) return null;
    const { value: difference, interval, p } = tested;
    return { n: within.n, mean: within.mean, other: rest.mean, difference, interval, p };
  }
}

function measured({ n, mean }: Moments) {
  return { value: mean, interval: wilson(mean, n) };
}

class Sums {
  readonly n: Uint32Array;
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  readonly #scores: Float64Array;

  constructor(slices: number, scores: Float64Array) {
    this.n = new Uint32Array(slices);
    this.#sum = new Float64Array(slices);
    this.#squares = new Float64Array(slices);
    this.#scores = scores;
  }

  add(slice: number, item: number): void {
    const score = this.#scores[item] ?? Number.NaN;
    if (score !== score) return;
    this.n[slice] = (this.n[slice] ?? 0) + 1;
    this.#sum[slice] = (this.#sum[slice] ?? 0) + score;
    this.#squares[slice] = (this.#squares[slice] ?? 0) + score * score;
  }

  momentsOf(slice: number): Moments {
    return momentsFrom(this.n[slice] ?? 0, this.#sum[slice] ?? 0, this.#squares[slice] ?? 0);
  }

  restOf(slice: number, all: Sums): Moments {
    return momentsFrom(
      (all.n[0] ?? 0) - (this.n[slice] ?? 0),
      (all.#sum[0] ?? 0) - (this.#sum[slice] ?? 0),
      (all.#squares[0] ?? 0) - (this.#squares[slice] ?? 0),
    );
  }
}

function momentsFrom(n: number, sum: number, squares: number): Moments {
  const mean = n === 0 ? Number.NaN : Math.min(1e300, sum / n);
  const off = squares - n * mean * mean;
  // Less than this is rounding.
  const variance = n < 2 || off <= squares * 1e-12 ? 0 : off / (n - 1);
  return { n, mean, variance };
}

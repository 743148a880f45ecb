import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePairs } from "./compare-pairs.ts";
import { newcombePaired } from "./newcombe-paired.ts";

const pairs = (baseline: readonly number[], candidate: readonly number[], clusters?: number[]) =>
  comparePairs({
    baseline: Float64Array.from(baseline),
    candidate: Float64Array.from(candidate),
    clusters: clusters === undefined ? null : Uint32Array.from(clusters),
    direction: "higher",
  });

/** Scores of two runs on the same items: 0 and 1, shares, or of any size. */
const score = fc.oneof(
  fc.constantFrom(0, 1),
  fc.constantFrom(0, 0.25, 0.5, 1),
  fc.double({ min: -100, max: 100, noNaN: true }),
);
const lists = fc.array(fc.tuple(score, score, fc.nat(5)), { minLength: 1, maxLength: 80 });

function compared(list: readonly (readonly [number, number, number])[], clustered: boolean) {
  return pairs(
    list.map(([a]) => a),
    list.map(([, b]) => b),
    clustered ? list.map(([, , c]) => c) : undefined,
  );
}

const close = (value: number | null | undefined, to: number) =>
  value === null || value === undefined ? value : expect.closeTo(value, to);

describe("properties", () => {
  test("the order of items changes nothing", () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (list, clustered) => {
        const one = compared(list, clustered);
        const other = compared(list.toReversed(), clustered);
        expect(other).toMatchObject({
          n: one.n,
          won: one.won,
          lost: one.lost,
          gap: one.gap,
          difference: close(one.difference, 9),
          stderr: close(one.stderr, 9),
          p: close(one.p, 6),
        });
      }),
    );
  });

  test("the other way round the sign flips, and so do the interval and what was won", () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (list, clustered) => {
        const one = compared(list, clustered);
        const other = compared(
          list.map(([a, b, c]) => [b, a, c] as const),
          clustered,
        );
        expect(other.difference).toBeCloseTo(-(one.difference ?? 0), 9);
        expect([other.won, other.lost]).toEqual([one.lost, one.won]);
        expect(other.gap).toBe(one.gap);
        if (one.interval === null || other.interval === null) return;
        expect(other.interval.low).toBeCloseTo(-one.interval.high, 8);
        expect(other.interval.high).toBeCloseTo(-one.interval.low, 8);
      }),
    );
  });

  test("an item that only one run has a score for changes nothing", () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (list, clustered) => {
        const more = [[Number.NaN, 1, 0] as const, ...list, [0, Number.NaN, 3] as const];
        expect(compared(more, clustered)).toEqual(compared(list, clustered));
      }),
    );
  });

  test("giving every item twice, as a cluster of two, narrows nothing", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const once = compared(
          list.map(([a, b], at) => [a, b, at] as const),
          true,
        );
        const twice = compared(
          list.flatMap(([a, b], at) => [[a, b, at] as const, [a, b, at] as const]),
          true,
        );
        expect(twice.clusters).toBe(once.clusters);
        expect(twice.stderr ?? 0).toBeCloseTo(once.stderr ?? 0, 9);
        expect(twice.interval?.low ?? 0).toBeCloseTo(once.interval?.low ?? 0, 8);
      }),
    );
  });
});

describe("degenerate", () => {
  test("nothing in common", () => {
    const found = pairs([1, Number.NaN], [Number.NaN, 0]);
    expect(found).toMatchObject({
      n: 0,
      difference: null,
      interval: null,
      p: null,
      gap: "no-pairs",
    });
    expect(pairs([], [])).toEqual(found);
  });

  test("one item: an interval of nearly everything for 0 and 1, none for other scores", () => {
    expect(pairs([0], [1])).toMatchObject({
      n: 1,
      p: expect.closeTo(1, 12),
      stderr: null,
      gap: null,
    });
    expect(pairs([0.3], [0.4])).toMatchObject({ n: 1, interval: null, p: null, gap: "one-pair" });
  });

  test.each([0, 1])(
    "identical runs, every score %i, have an interval that has a width",
    (value) => {
      const found = pairs(Array(50).fill(value), Array(50).fill(value));
      expect(found).toMatchObject({ difference: 0, p: 1, won: 0, lost: 0, gap: null });
      expect(found.interval?.method).toBe("newcombe-paired");
      expect(found.interval?.high).toBeGreaterThan(0.05);
      expect(found.interval?.low).toBe(-(found.interval?.high ?? 0));
    },
  );

  test("all right against all wrong", () => {
    const found = pairs(Array(50).fill(0), Array(50).fill(1));
    // Newcombe's paired interval where one proportion is 0 and the other 1: 1 − √2·3.8415/53.8415.
    expect(found.difference).toBe(1);
    expect(found.p).toBeCloseTo(2 * 0.5 ** 50, 20);
    expect(found.interval?.low).toBeCloseTo(1 - (Math.SQRT2 * 3.841459) / 53.841459, 6);
    expect(found.interval?.high).toBe(1);
  });

  test("scores on a scale of their own that differ by the same everywhere have no interval", () => {
    expect(pairs([10.1, 20.2, 30.3], [15.2, 25.3, 35.4])).toMatchObject({
      difference: expect.closeTo(5.1, 9),
      interval: null,
      gap: "no-spread",
    });
  });

  test("clustered scores of 0 and 1 that hardly differ say no more than one item a cluster", () => {
    // Three won in one cluster of twenty: t sees a single cluster move, the counts three items.
    const baseline: number[] = Array(100).fill(0);
    const candidate = baseline.map((_, at) => (at < 3 ? 1 : 0));
    const groups = baseline.map((_, at) => Math.floor(at / 5));
    const clustered = pairs(baseline, candidate, groups);
    const counted = pairs(baseline, candidate);
    // SE of one cluster of five with a sum of 3: √((2.85² + 19·0.15²)·20/19)/100 = 0.03.
    expect(clustered.stderr).toBeCloseTo(0.03, 10);
    // 0.03 ± 2.093·0.03 from t lies within what 0.6 of 20 items tell.
    const likeTwenty = newcombePaired({ won: 0.6, lost: 0, bothRight: 0, bothWrong: 19.4 });
    expect(clustered.interval).toEqual({ ...likeTwenty, low: expect.closeTo(likeTwenty.low, 12) });
    expect(clustered.interval?.high).toBeGreaterThan(counted.interval?.high ?? 1);
    expect([counted.p, clustered.p]).toEqual([expect.closeTo(0.25, 12), 1]);
  });

  test("clusters that cancel out tell no spread, whatever rounding leaves of it", () => {
    const found = pairs([-1e-162, 0, 1, 0], [0, 0, 0, 1], [0, 1, 0, 0]);
    expect(found).toMatchObject({ clusters: 2, interval: null, p: null, gap: "no-spread" });
  });

  test("items of one cluster tell no spread", () => {
    expect(pairs([0, 1, 0], [1, 1, 0], [4, 4, 4])).toMatchObject({ clusters: 1, gap: "one-pair" });
  });

  test("on a scale of 0 to 100 everything is a hundred times as large", () => {
    const small = pairs([0.1, 0.5, 0.9, 0.3], [0.3, 0.4, 1, 0.8]);
    const large = pairs([10, 50, 90, 30], [30, 40, 100, 80]);
    expect(large.p).toBeCloseTo(small.p ?? 0, 12);
    expect(large.interval?.high).toBeCloseTo(100 * (small.interval?.high ?? 0), 9);
  });
});

test("a million pairs, in clusters of four, are counted without an object each", () => {
  const n = 1_000_000;
  const baseline = Float64Array.from({ length: n }, (_, at) => at % 2);
  const candidate = Float64Array.from({ length: n }, (_, at) => (at % 20 === 0 ? 1 : at % 2));
  const clusters = Uint32Array.from({ length: n }, (_, at) => at >> 2);
  const found = comparePairs({ baseline, candidate, clusters, direction: "higher" });
  expect(found).toMatchObject({ n, won: 50_000, lost: 0, clusters: 250_000 });
});

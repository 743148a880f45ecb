import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimate as estimateOf } from "./estimate.ts";
import { passAtK } from "./pass-at-k.ts";
import { wilson } from "./wilson.ts";

type Item = { readonly mean: number; readonly repeats: number };

function estimate(items: readonly Item[], isBinary: boolean) {
  const means = Float64Array.from(items, ({ mean }) => mean);
  return estimateOf(
    { means, repeats: Float64Array.from(items, ({ repeats }) => repeats) },
    isBinary,
  );
}

const binary = (right: number, n: number) =>
  Array.from({ length: n }, (_, at) => ({ mean: at < right ? 1 : 0, repeats: 1 }));

describe("wilson", () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (right, n, low, high) => {
    const interval = wilson(right / n, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe("estimate", () => {
  test("of nothing is nothing", () => {
    expect(estimate([], true)).toBeNull();
  });

  test("repeats that all fail leave an interval as wide as their items allow", () => {
    const items = [0, 0, 0].map((mean) => ({ mean, repeats: 3 }));
    expect(estimate(items, true)?.interval).toEqual(wilson(0, 3));
  });

  test("one item has no standard error", () => {
    expect(estimate([{ mean: 0.5, repeats: 1 }], false)).toEqual({
      mean: 0.5,
      stderr: null,
      interval: null,
    });
  });

  test("binary answers get the Wilson interval", () => {
    expect(estimate(binary(8, 10), true)?.interval).toMatchObject({
      method: "wilson",
      level: 0.95,
    });
  });

  test("continuous scores get mean ± t·SE, here against R's t.test(c(1,2,3,4,5))", () => {
    const items = [1, 2, 3, 4, 5].map((mean) => ({ mean, repeats: 1 }));
    const result = estimate(items, false);
    expect(result?.stderr).toBeCloseTo(0.7071068, 7);
    expect(result?.interval?.low).toBeCloseTo(1.036757, 6);
    expect(result?.interval?.high).toBeCloseTo(4.963243, 6);
  });

  test("with repeats the SE is the clustered one over all answers", () => {
    const answers = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(answers, (clusters) => {
        const items = clusters.map((cluster) => ({
          mean: cluster.filter(Boolean).length / cluster.length,
          repeats: cluster.length,
        }));
        const result = estimate(items, true);
        expect(result?.stderr).toBeCloseTo(liangZeger(clusters), 12);
        expect(result?.mean).toBeCloseTo(
          clusters.flat().filter(Boolean).length / clusters.flat().length,
          12,
        );
      }),
    );
  });
});

/** SE² = (1/n²) · Σ_c(Σ_{i∈c}(s_i − s̄))² · C/(C−1) over all answers. */
function liangZeger(clusters: readonly (readonly boolean[])[]): number {
  const all = clusters.flat().map(Number);
  const mean = all.reduce((a, b) => a + b, 0) / all.length;
  const sums = clusters.map((cluster) => cluster.reduce((sum, hit) => sum + Number(hit) - mean, 0));
  const squares = sums.reduce((total, sum) => total + sum ** 2, 0);
  return Math.sqrt((squares / all.length ** 2) * (clusters.length / (clusters.length - 1)));
}

describe("passAtK", () => {
  test("is the share of k-subsets with a right answer, counted one by one", () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 10 }), fc.nat(10), fc.integer({ min: 1, max: 10 }))
      .filter(([n, c, k]) => c <= n && k <= n);
    fc.assert(
      fc.property(counts, ([n, c, k]) => {
        expect(passAtK(n, c, k)).toBeCloseTo(countedPassAtK(n, c, k), 12);
      }),
    );
  });
});

function countedPassAtK(n: number, c: number, k: number): number {
  let subsets = 0;
  let hits = 0;
  for (let mask = 0; mask < 1 << n; mask++) {
    const members = Array.from({ length: n }, (_, at) => at).filter((at) => mask & (1 << at));
    if (members.length !== k) continue;
    subsets++;
    if (members.some((at) => at < c)) hits++;
  }
  return hits / subsets;
}

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minMaxIndices, windowOf } from "./downsample.ts";
import { lowerBound, nearestIndex, upperBound } from "./search-sorted.ts";

const points = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: -10, max: 10, noNaN: true }),
    ),
    {
      minLength: 1,
      maxLength: 400,
    },
  )
  .map((pairs) => {
    const sorted = pairs.toSorted((a, b) => a[0] - b[0]);
    return {
      xs: Float64Array.from(sorted, ([x]) => x),
      ys: Float64Array.from(sorted, ([, y]) => y),
    };
  });

describe("minMaxIndices", () => {
  it("keeps the first, the last, the lowest and the highest point, and stays within its budget", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 50 }), ({ xs, ys }, columns) => {
        const kept = [...minMaxIndices(xs, [ys], { from: 0, to: xs.length }, columns)];
        const values = kept.map((i) => ys[i] ?? Number.NaN);
        expect(kept.at(0)).toBe(0);
        expect(kept.at(-1)).toBe(xs.length - 1);
        expect(Math.min(...values)).toBe(Math.min(...ys));
        expect(Math.max(...values)).toBe(Math.max(...ys));
        expect(kept).toEqual([...new Set(kept)].toSorted((a, b) => a - b));
        expect(kept.length).toBeLessThanOrEqual(2 * columns + 2);
      }),
    );
  });

  it("keeps the extremes of every column", () => {
    const count = 10_000;
    const xs = Float64Array.from({ length: count }, (_, i) => i);
    const ys = Float64Array.from(xs, (x) => Math.sin(x * 7.3) * x);
    const kept = minMaxIndices(xs, [ys], { from: 0, to: count }, 100);
    for (let column = 0; column < 100; column++) {
      const inColumn = (i: number) => Math.min(99, Math.floor((i / (count - 1)) * 100)) === column;
      const all = [...ys].filter((_, i) => inColumn(i));
      const drawn = [...kept].filter(inColumn).map((i) => ys[i] ?? 0);
      expect(Math.max(...drawn)).toBe(Math.max(...all));
      expect(Math.min(...drawn)).toBe(Math.min(...all));
    }
  });

  it("keeps one-point spikes and skips values that are not finite", () => {
    const xs = Float64Array.from({ length: 100_000 }, (_, i) => i);
    const ys = xs.map(() => 1);
    ys[31_415] = 99;
    ys[27_182] = Number.NaN;
    const kept = new Set(minMaxIndices(xs, [ys], { from: 0, to: xs.length }, 200));
    expect(kept.has(31_415)).toBe(true);
    expect(kept.has(27_182)).toBe(false);
  });

  it("spreads its columns by the logarithm when asked to", () => {
    const xs = Float64Array.from({ length: 10_000 }, (_, i) => i + 1);
    const ys = xs.map((x) => Math.sin(x));
    const kept = minMaxIndices(xs, [ys], { from: 0, to: xs.length }, 100, Math.log10);
    expect([...kept].filter((i) => i < 100).length).toBeGreaterThan(40);
  });

  it("returns everything when there is little", () => {
    const xs = Float64Array.of(1, 2, 3);
    expect([...minMaxIndices(xs, [xs], { from: 0, to: 3 }, 10)]).toEqual([0, 1, 2]);
    expect([...minMaxIndices(xs, [xs], { from: 2, to: 2 }, 10)]).toEqual([]);
  });
});

describe("searching sorted positions", () => {
  const sorted = fc
    .array(fc.integer({ min: 0, max: 50 }), { maxLength: 30 })
    .map((a) => a.toSorted((x, y) => x - y));

  it("agrees with a scan", () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: -1, max: 51 }), (xs, x) => {
        const atLeast = xs.findIndex((value) => value >= x);
        const above = xs.findIndex((value) => value > x);
        expect(lowerBound(xs, x)).toBe(atLeast < 0 ? xs.length : atLeast);
        expect(upperBound(xs, x)).toBe(above < 0 ? xs.length : above);
        const nearest = xs[nearestIndex(xs, x)];
        const best = Math.min(...xs.map((value) => Math.abs(value - x)));
        expect(nearest === undefined ? Infinity : Math.abs(nearest - x)).toBe(best);
      }),
    );
  });

  it("takes one more point on either side of a window", () => {
    const xs = Float64Array.of(0, 10, 20, 30, 40);
    expect(windowOf(xs, [15, 25])).toEqual({ from: 1, to: 4 });
    expect(windowOf(xs, [-5, 100])).toEqual({ from: 0, to: 5 });
    expect(windowOf(xs, null)).toEqual({ from: 0, to: 5 });
  });
});

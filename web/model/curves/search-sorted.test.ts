import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lowerBound, nearestIndex, spans, upperBound } from "./search-sorted.ts";

test("bounds and the nearest are those that looking at every value finds", () => {
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(values, fc.integer({ min: -22, max: 22 }), (all, twice) => {
      const xs = Float64Array.from(all).toSorted();
      const x = twice / 2;
      expect(lowerBound(xs, x)).toBe(xs.filter((one) => one < x).length);
      expect(upperBound(xs, x)).toBe(xs.filter((one) => one <= x).length);
      const distances = [...xs].map((one) => Math.abs(one - x));
      const nearest = nearestIndex(xs, x);
      expect(distances[nearest] ?? Infinity).toBe(Math.min(...distances));
      expect(spans(xs, x)).toBe(xs.length > 0 && Math.min(...xs) <= x && x <= Math.max(...xs));
    }),
    { numRuns: 500 },
  );
});

test("of two that are equally near the first counts", () => {
  expect(nearestIndex([1, 3], 2)).toBe(0);
  expect(nearestIndex([1, 3], 2.1)).toBe(1);
});

test("among no values there is no nearest, and nothing is spanned", () => {
  expect(nearestIndex([], 0)).toBe(-1);
  expect(spans(new Float64Array(0), 0)).toBe(false);
});

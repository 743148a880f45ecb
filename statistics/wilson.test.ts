import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "./wilson.ts";

test("the interval of Wilson's formula: 81 of 263 is 0.2553 to 0.3662", () => {
  const { low, high, level, method } = wilson(81 / 263, 263);
  expect([low, high].map((end) => end.toFixed(4))).toEqual(["0.2553", "0.3662"]);
  expect([level, method]).toEqual([0.95, "wilson"]);
});

test("it ends exactly at 0 and 1 where all answers are alike, and never beyond", () => {
  const n = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(n, fc.double({ min: 0, max: 1, noNaN: true }), (count, proportion) => {
      expect(wilson(0, count).low).toBe(0);
      expect(wilson(1, count).high).toBe(1);
      const { low, high } = wilson(proportion, count);
      expect(low >= 0 && low <= high && high <= 1).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

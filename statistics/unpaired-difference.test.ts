import * as fc from "fast-check";
import { expect, test } from "vitest";
import { excludesZero } from "./interval.ts";
import { type Measured, unpairedDifference } from "./unpaired-difference.ts";
import { wilson } from "./wilson.ts";

function proportion(right: number, n: number) {
  return { value: right / n, interval: wilson(right / n, n) };
}

/** The interval of a − b. */
function differenceOf(a: Measured, b: Measured) {
  return unpairedDifference(b, a)?.interval ?? null;
}

test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [10, 10, 0, 20, 0.6791, 1],
])("%i/%i − %i/%i as in table II of Newcombe 1998, method 10", (a, m, b, n, low, high) => {
  const found = differenceOf(proportion(a, m), proportion(b, n));
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});

test("symmetric intervals add up like standard errors", () => {
  const around = (value: number, half: number) => ({
    value,
    interval: { low: value - half, high: value + half, level: 0.95, method: "t" },
  });
  const found = differenceOf(around(5, 0.3), around(4, 0.4));
  expect(found?.low).toBeCloseTo(0.5, 12);
  expect(found?.high).toBeCloseTo(1.5, 12);
});

test("the other way round it is the mirror image", () => {
  const counts = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const one = differenceOf(proportion(a, 50), proportion(b, 50));
      const other = differenceOf(proportion(b, 50), proportion(a, 50));
      expect(one?.low).toBeCloseTo(-(other?.high ?? Number.NaN), 12);
      expect(one !== null && excludesZero(one)).toBe(other !== null && excludesZero(other));
    }),
  );
});

test("nothing is tested without two intervals of one level that have a width", () => {
  const known = proportion(5, 10);
  const exact = { value: 1, interval: { low: 1, high: 1, level: 0.95, method: "t" } };
  const wider = { value: 1, interval: { low: 0.5, high: 1.5, level: 0.99, method: "t" } };
  expect(differenceOf(known, { value: 0.5, interval: null })).toBeNull();
  expect(differenceOf(known, exact)).toBeNull();
  expect(differenceOf(known, wider)).toBeNull();
});

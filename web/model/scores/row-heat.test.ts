import { expect, test } from "vitest";
import { around } from "./fixture.ts";
import { bestValue, intervalOverlap, rowHeat, widestHalf } from "./row-heat.ts";

test("the worst of a row is 0 and the best 1, whichever way is better", () => {
  expect(rowHeat([0.2, 0.4, 0.6], "higher")).toEqual([0, expect.closeTo(0.5), 1]);
  expect(rowHeat([0.2, 0.4, 0.6], "lower")).toEqual([1, expect.closeTo(0.5), 0]);
});

test("without direction, without difference or with one value there is no colour", () => {
  expect(rowHeat([1, 2], "none")).toEqual([null, null]);
  expect(rowHeat([1, 1], "higher")).toEqual([null, null]);
  expect(rowHeat([1, null], "higher")).toEqual([null, null]);
});

test("differences below the floor stay near the worst", () => {
  expect(rowHeat([0.5, 0.51], "higher", 0.1)).toEqual([0, expect.closeTo(0.1)]);
  expect(rowHeat([0.5, 0.51], "lower", 0.1)).toEqual([expect.closeTo(0.1), 0]);
  expect(widestHalf([null, around(0.5, 0.1)])).toBeCloseTo(0.1);
  expect(widestHalf([])).toBe(0);
});

test("best needs a direction and a difference", () => {
  expect(bestValue([1, null, 3], "higher")).toBe(3);
  expect(bestValue([1, null, 3], "lower")).toBe(1);
  expect(bestValue([1, 3], "none")).toBeNull();
  expect(bestValue([3, 3], "higher")).toBeNull();
});

test("intervals that touch overlap", () => {
  const at = (low: number, high: number) => ({ low, high, level: 0.95, method: "t" });
  expect(intervalOverlap(at(0, 1), at(1, 2))).toBe("overlap");
  expect(intervalOverlap(at(0, 1), at(1.1, 2))).toBe("apart");
  expect(intervalOverlap(at(0, 1), null)).toBe("unknown");
});

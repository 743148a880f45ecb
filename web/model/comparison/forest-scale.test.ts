import { expect, test } from "vitest";
import { ratio } from "../scores/fixture.ts";
import { forestAxis, forestMark } from "./forest-scale.ts";

const interval = { low: -0.01, high: 0.05, level: 0.95, method: "t" };
const found = { difference: 0.02, interval };

test("a difference stands in points of its metric's range, better to the right", () => {
  expect(forestMark(found, ratio)).toEqual({ value: 2, low: -1, high: 5 });
  const lower = forestMark(found, { ...ratio, direction: "lower", range: { min: 0, max: 10 } });
  expect(lower?.value).toBeCloseTo(-0.2);
  expect([lower?.low, lower?.high].map((end) => end?.toFixed(2))).toEqual(["-0.50", "0.10"]);
});

test("what has no range, no direction or no interval fits no common axis", () => {
  expect(forestMark(found, { ...ratio, range: null })).toBeNull();
  expect(forestMark(found, { ...ratio, direction: "none" })).toBeNull();
  expect(forestMark({ difference: 0.02, interval: null }, ratio)).toBeNull();
});

test("the axis is symmetric around a tick at 0 and reaches what it shows", () => {
  const axis = forestAxis([
    { value: 2, low: -1, high: 5 },
    { value: -1, low: -3, high: 1 },
  ]);
  expect(axis.reach).toBeGreaterThanOrEqual(5);
  expect(axis.ticks).toEqual([-5, -2.5, 0, 2.5, 5]);
  expect(forestAxis([]).ticks).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(forestAxis([{ value: 0.03, low: 0.02, high: 0.051 }]).reach).toBe(0.06);
});

test("one wide interval does not press the others flat", () => {
  const narrow = Array.from({ length: 9 }, () => ({ value: 0, low: -2, high: 2 }));
  expect(forestAxis([...narrow, { value: 5, low: -60, high: 70 }]).reach).toBe(8);
});

test("no axis goes further than a metric's range", () => {
  expect(forestAxis([{ value: 99, low: 90, high: 100 }]).ticks).toEqual([-100, -50, 0, 50, 100]);
});

import { expect, test } from "vitest";
import { boxMarks, distributionColumns } from "./box-marks.ts";

test("marks are shares of the largest value; what is unknown stays null", () => {
  expect(boxMarks({ p50: 1, p75: 2, p90: 3, max: 4 })).toEqual({
    min: null,
    low: null,
    middle: 0.25,
    high: 0.5,
    tail: 0.75,
    max: 1,
    mean: null,
  });
  expect(boxMarks({ mean: 1 })).toBeNull();
  expect(boxMarks({ max: 0 })).toBeNull();
});

test("columns are those that occur, in reading order", () => {
  expect(distributionColumns([{ max: 1, mean: 1 }, { p50: 1 }])).toEqual(["mean", "p50", "max"]);
});

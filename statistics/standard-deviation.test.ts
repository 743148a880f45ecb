import { expect, test } from "vitest";
import { standardDeviation } from "./standard-deviation.ts";

test("squares are divided by n − 1; one value has no spread", () => {
  // R: sd(c(2, 4, 4, 4, 5, 5, 7, 9)) = 2.13809
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9], 5)).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(standardDeviation([3], 3)).toBeNull();
  expect(standardDeviation(new Float64Array(), 0)).toBeNull();
});

import { expect, test } from "vitest";
import { distribution } from "./distribution.ts";

test("percentiles lie between neighbours in proportion, as numpy's default has them", () => {
  expect(distribution(Float64Array.of(4, 1, 3, 2))).toEqual({
    mean: 2.5,
    std: expect.closeTo(Math.sqrt(5 / 3), 12),
    min: 1,
    p25: 1.75,
    p50: 2.5,
    p75: 3.25,
    p90: expect.closeTo(3.7, 12),
    p99: expect.closeTo(3.97, 12),
    max: 4,
  });
});

test("one value has no deviation, none has nothing", () => {
  const all = { mean: 7, min: 7, p25: 7, p50: 7, p75: 7, p90: 7, p99: 7, max: 7 };
  expect(distribution(Float64Array.of(7))).toEqual(all);
  expect(distribution(new Float64Array(0))).toBeNull();
});

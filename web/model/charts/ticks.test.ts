import * as fc from "fast-check";
import { expect, test } from "vitest";
import { niceDomain, ticks } from "./ticks.ts";

test("ticks are round and inside the range", () => {
  expect(ticks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticks(3, 97)).toEqual([20, 40, 60, 80]);
  expect(ticks(5, 5)).toEqual([5]);
  expect(ticks(0, 10, 1)).toEqual([0, 10]);
  expect(ticks(0, 10, 0)).toEqual([0, 10]);
  expect(ticks(0, 2e-7, 2)).toEqual([0, 1e-7, 2e-7]);
  expect(ticks(-7, 7, 3)).toEqual([-5, 0, 5]);
});

test("a domain starts at zero and covers all values", () => {
  expect(niceDomain([])).toEqual({ low: 0, high: 1 });
  expect(niceDomain([3, 97])).toEqual({ low: 0, high: 100 });
  expect(niceDomain([0, 0])).toEqual({ low: 0, high: 1 });
  expect(niceDomain([-3, -97])).toEqual({ low: -100, high: 0 });
  expect(niceDomain([-0.3, 0.4])).toEqual({ low: -0.4, high: 0.4 });
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 1 }),
      (values) => {
        const { low, high } = niceDomain(values);
        return low <= 0 && high >= Math.max(...values) * (1 - 1e-9);
      },
    ),
  );
});

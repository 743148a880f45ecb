import * as fc from "fast-check";
import { expect, test } from "vitest";
import { overviewLimit, shareOf } from "./overview.ts";

test("small runs keep every point", () => {
  const limit = overviewLimit([500_000, 900_000]);
  expect([limit(10_000, 500_000), limit(20_000, 900_000)]).toEqual([10_000, 20_000]);
});

test("a hundred long series share one megabyte, and each keeps a shape", () => {
  const sizes = Array.from({ length: 100 }, () => 4_000_000);
  const most = overviewLimit(sizes)(100_000, 4_000_000);
  expect(most).toBe(212);
  expect(overviewLimit(Array.from({ length: 5000 }, () => 1e6))(50_000, 1e6)).toBe(100);
});

test("shares never exceed the budget, and use it up where there is enough", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 20_000 }), (all, budget) => {
      const share = shareOf(all, budget);
      const used = all.reduce((sum, size) => sum + Math.min(size, share), 0);
      const total = all.reduce((sum, size) => sum + size, 0);
      expect(used).toBeCloseTo(Math.min(budget, total));
    }),
  );
});

import { expect, test } from "vitest";
import { isSameValue, precisionOf } from "./same-values.ts";

const precision = (...values: readonly number[]) => precisionOf(Float64Array.from(values));

test("the digits that a source gives", () => {
  expect(precision(0.5, 0.1234, 12)).toEqual({ decimals: 4, significant: 4 });
  expect(precision(-1200)).toEqual({ decimals: 0, significant: 2 });
  expect(precision(2.5e-7, Number.NaN)).toEqual({ decimals: 8, significant: 2 });
  expect(precision(Number.NaN)).toEqual({ decimals: 0, significant: 0 });
});

const exact = precision(0.123456789012, 1e-15);

test.each<[number, number, readonly number[], boolean]>([
  [Number.NaN, Number.NaN, [0.1234], true],
  [0, -0, [0.1234], true],
  [Infinity, Infinity, [0.1234], true],
  [Infinity, 1, [0.1234], false],
  [Number.NaN, 1, [0.1234], false],
  // Rounded to four decimals, and to three significant digits.
  [0.123449, 0.1234, [0.1234], true],
  [0.12346, 0.1234, [0.1234], false],
  [0.12345, 0.1234, [0.1234], true],
  [123_400, 123_000, [123_000, 456_000], true],
  [123_600, 123_000, [123_000, 456_000], false],
  [0.0004, 0, [0.123, 0], true],
  [0.0006, 0, [0.123, 0], false],
  // Two digits do not show that a source rounds.
  [0.52, 0.5, [0.5, 0.25], false],
  // Kept in 32 bits.
  [0.1, Math.fround(0.1), [0.123456789012], true],
  [1, 1 + 2e-7, [0.123456789012], true],
  [1, 1 + 4e-7, [0.123456789012], false],
])("%d and %d, of a source with %j: %s", (a, b, source, same) => {
  expect(isSameValue([a, exact], [b, precision(...source)])).toBe(same);
  expect(isSameValue([b, precision(...source)], [a, exact])).toBe(same);
});

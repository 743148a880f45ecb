import { expect, test } from "vitest";
import { formatCount, formatPosition, formatValue } from "./curve-numbers.ts";

test.each([
  [0.001, "0.001"],
  [0.000999, "9.99e-4"],
  [0.532136, "0.53214"],
  [-1234.5, "-1,234.5"],
  [99_999, "99,999"],
  [100_000, "100,000"],
  [1e9, "1e9"],
  [Number.NaN, "NaN"],
])("a value of %d is %s", (value, shown) => expect(formatValue(value)).toBe(shown));

test.each([
  [12_000, "12,000"],
  [0.5, "0.5"],
  [1000.5, "1,001"],
])("a position of %d is %s", (value, shown) => expect(formatPosition(value)).toBe(shown));

test.each([
  [999, "999"],
  [1000, "1k"],
  [1_500_000, "1.5M"],
])("a count of %d is %s", (value, shown) => expect(formatCount(value)).toBe(shown));

import { expect, test } from "vitest";
import {
  formatClock,
  formatCount,
  formatDuration,
  formatPosition,
  formatTick,
  formatValue,
} from "./curve-numbers.ts";

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

test.each([
  [999_999, "999.999k"],
  [1e9, "1B"],
  [2.5e12, "2.5T"],
  [-1500, "-1.5k"],
  [999e12, "999T"],
  [1e15, "1e15"],
  [-2.345e16, "-2.35e16"],
  [0.25, "0.25"],
])("a large count of %d is %s", (value, shown) => expect(formatCount(value)).toBe(shown));

test.each([
  [0, "0"],
  [0.001, "0.001"],
  [-0.0009, "-9e-4"],
  [9999, "9999"],
  [10_000, "10k"],
  [0.1 + 0.2, "0.3"],
])("a tick of %d is %s", (value, shown) => expect(formatTick(value)).toBe(shown));

test.each([
  [0, "0s"],
  [0.1234, "0.123s"],
  [-5, "-5s"],
  [59.4, "59.4s"],
  [60, "1m"],
  [-90, "−1m 30s"],
  [119.6, "2m"],
  [3599, "59m 59s"],
  [3600, "1h"],
  [3660, "1h 01m"],
  [86_399, "23h 59m"],
  [86_400, "1d"],
  [-90_000, "−1d 1h"],
])("%d seconds are %s", (seconds, shown) => expect(formatDuration(seconds)).toBe(shown));

test("a moment is told in the reader's zone", () => {
  const local = new Date(2026, 10, 24, 8, 5, 9);
  expect(formatClock(local.getTime() / 1000)).toBe("2026-11-24 08:05:09");
});

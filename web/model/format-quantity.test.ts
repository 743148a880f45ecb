import { expect, test } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatLarge,
  formatSeconds,
  formatShare,
} from "./format-quantity.ts";

test("counts and sizes", () => {
  expect(formatCount(1234567)).toBe("1,234,567");
  expect([950, 12_500, 2e8, 1.4e12].map(formatLarge)).toEqual(["950", "12.5K", "200M", "1.4T"]);
  expect([123_456, 9_876_543].map(formatLarge)).toEqual(["123K", "9.88M"]);
  expect([0.4, 1, 99_900, 100_000, 999e9, 5e15].map(formatBytes)).toEqual([
    "0 B",
    "1 B",
    "99.9 kB",
    "100 kB",
    "999 GB",
    "5000 TB",
  ]);
  expect([0, 999, 1000, 1500, 123_456, 2.5e9].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "1.5 kB",
    "123 kB",
    "2.5 GB",
  ]);
});

test("a small share is not nothing", () => {
  expect([0.000999, 0.001, 0.0994, 0.1].map(formatShare)).toEqual(["<0.1%", "0.1%", "9.9%", "10%"]);
  expect([0, 0.0001, 0.05, 0.525, 1].map(formatShare)).toEqual([
    "0.0%",
    "<0.1%",
    "5.0%",
    "53%",
    "100%",
  ]);
});

test("times", () => {
  expect([0, 0.0000123, 0.0228, 1.234, 98.76].map(formatSeconds)).toEqual([
    "0 s",
    "12.3 µs",
    "22.8 ms",
    "1.23 s",
    "98.8 s",
  ]);
  expect([-0.5, 0.0009999, 0.001, 0.99, 1, 999.4, 1000, 1234.5].map(formatSeconds)).toEqual([
    "-500 ms",
    "1,000 µs",
    "1 ms",
    "990 ms",
    "1 s",
    "999 s",
    "1,000 s",
    "1,235 s",
  ]);
  expect([9.999, 10, 59.4, 59.6, 60, 3599, 3600, 86_399, 86_400].map(formatDuration)).toEqual([
    "10 s",
    "10 s",
    "59 s",
    "1 min 00 s",
    "1 min 00 s",
    "59 min 59 s",
    "1 h 00 min",
    "23 h 59 min",
    "1 d 00 h",
  ]);
  expect([6.093, 12, 200, 7500, 200_000].map(formatDuration)).toEqual([
    "6.09 s",
    "12 s",
    "3 min 20 s",
    "2 h 05 min",
    "2 d 07 h",
  ]);
});

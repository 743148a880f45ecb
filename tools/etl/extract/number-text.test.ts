import { expect, test } from "vitest";
import { durationS, numberOf } from "./number-text.ts";

test.each([
  ["1e-05", 1e-5],
  ["-.5", -0.5],
  ["nan", Number.NaN],
  ["-inf", -Infinity],
  ["Infinity", Infinity],
  ["4,120", 4120],
  ["'0.25'", 0.25],
  ["np.float64(-0.02)", -0.02],
  ["np.float32(nan)", Number.NaN],
  ["tensor(0.5, device='cuda:0')", 0.5],
  ["", undefined],
  ["1,2", undefined],
  ["0,523", undefined],
  ["1,234,567.5", 1234567.5],
  ["4:30:58", undefined],
  ["nano", undefined],
  [true, undefined],
  [null, undefined],
])("the number in %j", (text, number) => {
  expect(numberOf(text)).toBe(number);
});

test.each([
  ["6s", 6],
  ["46m 13s", 2773],
  ["1d 2h 3m 4s", 93784],
  ["0:03:29", 209],
  ["4 days, 5:06:09", 363969],
  ["1 day, 0:00:01.5", 86401.5],
  [12.5, 12.5],
  ["12.5", 12.5],
  ["", undefined],
  ["soon", undefined],
])("the seconds in %j", (text, seconds) => {
  expect(durationS(text)).toBe(seconds);
});

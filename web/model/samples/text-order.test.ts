import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orderKey, ranksOf } from "./text-order.ts";

function sorted(texts: readonly string[]): readonly string[] {
  const ranks = ranksOf(texts.map(orderKey));
  return [...texts.keys()]
    .toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
    .map((at) => texts[at] ?? "");
}

test("numbers count by their value, wherever they stand, and letters whatever their case", () => {
  expect(sorted(["q10", "Q9", "b", "q2/10", "q2/9", "几何", "A", "100", "99"])).toEqual([
    "99",
    "100",
    "A",
    "b",
    "q2/9",
    "q2/10",
    "Q9",
    "q10",
    "几何",
  ]);
});

test("texts that differ in case or leading zeros alone share a rank", () => {
  expect([...ranksOf(["q07", "Q7", "a", "q7"].map(orderKey))]).toEqual([1, 1, 0, 1]);
});

test("whole numbers are in the order of their values", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.bigInt({ min: 0n, max: 10n ** 60n })), (numbers) => {
      const inOrder = numbers.toSorted((a, b) => (a < b ? -1 : 1)).map(String);
      expect(sorted(numbers.map(String))).toEqual(inOrder);
    }),
  );
});

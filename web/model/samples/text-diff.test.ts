import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffText } from "./text-diff.ts";

const text = fc
  .array(fc.constantFrom("a", "b", "c ", " ", "\n", "数", "学", "👩🏽‍🚀", "."))
  .map((words) => words.join(""));

function side(before: string, after: string, kind: "removed" | "added"): string {
  const parts = diffText(before, after).filter(
    (part) => part.kind === "same" || part.kind === kind,
  );
  return parts.map((part) => part.text).join("");
}

test("gives both texts back", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(side(before, after, "removed")).toBe(before);
      expect(side(before, after, "added")).toBe(after);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (before, after) => {
      expect(side(before, after, "removed")).toBe(before);
      expect(side(before, after, "added")).toBe(after);
    }),
  );
});

test("finds the word that changed", () => {
  expect(diffText("the answer is 18 eggs", "the answer is 17 eggs")).toEqual([
    { kind: "same", text: "the answer is " },
    { kind: "removed", text: "18" },
    { kind: "added", text: "17" },
    { kind: "same", text: " eggs" },
  ]);
});

/** How many words two lists have in common, in order: the textbook's table. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (const [i, word] of a.entries())
    for (const [j, other] of b.entries())
      table[i + 1]![j + 1] =
        word === other ? table[i]![j]! + 1 : Math.max(table[i]![j + 1]!, table[i + 1]![j]!);
  return table[a.length]![b.length]!;
}

test("as many words stay as can, and neighbouring parts are of different kinds", () => {
  const words = fc.array(fc.constantFrom("数", "学", "题", "答"), { maxLength: 24 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = diffText(before.join(""), after.join(""));
      const same = parts.flatMap(({ kind, text: kept }) =>
        kind === "same" ? Array.from(kept) : [],
      );
      expect(same).toHaveLength(longestCommon(before, after));
      const kinds = parts.map(({ kind }) => kind);
      expect(kinds.some((kind, at) => kind === kinds[at + 1])).toBe(false);
      expect(kinds.join(" ")).not.toContain("added removed");
    }),
    { numRuns: 500 },
  );
});

test("2,000 changed words are still told apart, 2,001 are not", () => {
  const list = (sign: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${sign}${at} same${at}\n`).join("");
  const changed = (count: number) => diffText(list("a", count), list("b", count)).length;
  expect(changed(1000)).toBe(3 * 1000);
  expect(changed(1001)).toBe(3);
});

test("equal texts are one part", () => {
  expect(diffText("数学", "数学")).toEqual([{ kind: "same", text: "数学" }]);
  expect(diffText("", "")).toEqual([]);
});

test("texts that share nothing come back whole and soon", () => {
  const before = Array.from({ length: 30_000 }, (_, at) => `a${at}`).join(" ");
  const after = Array.from({ length: 30_000 }, (_, at) => `b${at}`).join(" ");
  const start = performance.now();
  expect(diffText(before, after)).toHaveLength(2);
  expect(performance.now() - start).toBeLessThan(3000);
});

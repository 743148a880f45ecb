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

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sharedStart } from "./shared-start.ts";

const instruction = "Answer the following question with one letter.\n";
const questions = [
  "Which planet is the largest?",
  "Which metal melts first?",
  "哪一个公式是二次函数的标准形式？",
];

test("an instruction before every question is left out, whole sentences only", () => {
  expect(sharedStart(questions.map((text) => instruction + text))).toBe(instruction.length);
});

test("nothing is left out of two texts, of different ones, or when little would remain", () => {
  expect(sharedStart([instruction, instruction])).toBe(0);
  expect(sharedStart(questions)).toBe(0);
  expect(sharedStart([`${instruction}a`, `${instruction}b`, `${instruction}c`])).toBe(0);
});

test("what is left out is the same in all", () => {
  const text = fc
    .array(fc.constantFrom("a. ", "b\n", "word ", "。"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 3 }), (start, ends) => {
      const texts = ends.map((end) => start + end);
      const starts = new Set(texts.map((whole) => whole.slice(0, sharedStart(texts))));
      expect(starts.size).toBe(1);
    }),
  );
});

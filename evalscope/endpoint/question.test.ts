import { expect, test } from "vitest";
import { readQuestion } from "./question.ts";

test("the last expression is what is asked, in signs, in English and in Chinese", () => {
  const asked = (prompt: string): unknown => readQuestion(prompt)?.problem;
  expect(asked("As 1 + 1 = 2, what is 23 + 48?")).toEqual({
    left: 23,
    operation: "add",
    right: 48,
  });
  expect(asked("How much is 7 times 8?")).toEqual({ left: 7, operation: "multiply", right: 8 });
  expect(readQuestion("请计算：5减41。")).toEqual({
    problem: { left: 5, operation: "subtract", right: 41 },
    notation: "chinese",
    options: [],
  });
});

test("options are read apart from the question, also negative ones", () => {
  const prompt = "ANSWER: one of A,B,C.\n\nWork out 3 - 9.\n\nA) -6\nB) 6 + 1\nC) 12";
  expect(readQuestion(prompt)).toEqual({
    problem: { left: 3, operation: "subtract", right: 9 },
    notation: "symbol",
    options: ["-6", "6 + 1", "12"],
  });
});

test("a prompt without a sum of small numbers is no question", () => {
  expect(readQuestion("What is 707 + 420?")).toBeUndefined();
  expect(readQuestion("Why is the sky blue?")).toBeUndefined();
});

import { expect, test } from "vitest";
import { ownPrompt, sharedPrompt } from "./shared-prompt.ts";

const instruction = "Answer the following question with one letter and nothing else.\n\n";

test("instructions before the question are shared, the start of a question is not", () => {
  const prompts = [`${instruction}What is 1 + 1?`, `${instruction}What is 2 + 2?`];
  expect(sharedPrompt(prompts)).toBe(instruction);
  expect(ownPrompt(prompts[0] ?? "", instruction)).toBe("… What is 1 + 1?");
});

test.each([
  ["one prompt alone", [`${instruction}What?`]],
  ["nothing in common", ["What is 1 + 1?", "Who wrote this?"]],
  ["little in common", ["Q:\n1", "Q:\n2"]],
  ["no line to cut at", [`${instruction.trim()} A`, `${instruction.trim()} B`]],
])("%s shares nothing", (_name, prompts) => {
  expect(sharedPrompt(prompts)).toBe("");
});

test("a prompt that begins otherwise stays whole", () => {
  expect(ownPrompt("Other", instruction)).toBe("Other");
});

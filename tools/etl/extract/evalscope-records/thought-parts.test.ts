import { describe, expect, test } from "vitest";
import { thoughtIn, thoughtParts } from "./thought-parts.ts";

describe("thoughtIn", () => {
  test.each<[string, string, string, string]>([
    ["a pair", "<think>\nAdd.\n</think>\n\nThe answer is 5.", "Add.", "The answer is 5."],
    ["only the end", "Add 2.\nThat is 5.\n</think>\n\n5", "Add 2.\nThat is 5.", "5"],
    ["the end within a line", "That is 5.</think>5", "That is 5.", "5"],
    ["the end, then the answer on its line", "That is 5\n</think>5", "That is 5", "5"],
    ["no end", "<think>\nAdd. Wait, <think>\nAdd.", "Add. Wait, <think>\nAdd.", ""],
    ["thinking", "<thinking>Add.</thinking>5", "Add.", "5"],
    ["capitals", "<THINK>Add.</Think>5", "Add.", "5"],
    ["brackets", "[THINK]Add.[/THINK]5", "Add.", "5"],
    ["only the end of brackets", "Add.\n[/THINK]\n5", "Add.", "5"],
    ["triangles", "◁think▷Add.◁/think▷5", "Add.", "5"],
    ["triangles without a beginning", "Add.◁/think▷5", "Add.", "5"],
    ["a thought", "<|begin_of_thought|>Add.<|end_of_thought|>\n5", "Add.", "5"],
    ["attributes", '<think time="3">Add.</think>5', "Add.", "5"],
    ["an inner thought", "<inner_thoughts>Add.</inner_thoughts>5", "Add.", "5"],
    ["a chain of thought", "<chain_of_thought>Add.</chain_of_thought>5", "Add.", "5"],
    ["longer brackets", "[THINKING]Add.[/THINKING]5", "Add.", "5"],
    ["bars", "<|thinking|>Add.<|/thinking|>5", "Add.", "5"],
    ["unused tokens", "<unused94>thought\nAdd.<unused95>5", "Add.", "5"],
    ["a folded part", '<details type="reasoning" done="true">Add.</details>\n5', "Add.", "5"],
    ["the beginning twice", "<think>\n<think>Add.</think>5", "Add.", "5"],
    ["two", "<think>A</think>\nFirst.\n<think>B</think>Second.", "A\n\nB", "First.Second."],
    [
      "channels",
      "<|channel|>analysis<|message|>Add.<|end|><|start|>assistant<|channel|>final<|message|>5<|return|>",
      "Add.",
      "5",
    ],
    [
      "channels without their beginning",
      "Add.<|end|><|start|>assistant<|channel|>final<|message|>5",
      "Add.",
      "5",
    ],
    ["a channel without its end", "<|channel|>analysis<|message|>Add, then", "Add, then", ""],
    ["channels without marks", "analysisWe add.assistantfinal5", "We add.", "5"],
  ])("%s", (_, answer, thought, said) => {
    expect(thoughtIn(answer)).toEqual({ thought, said });
  });

  test.each([
    "The answer is 5.",
    "I think so.\n<think about it>\n<details>\nMore.\n</details>\n5",
    "Write `<think>` before and `</think>` after it.",
    "The tag </think> ends what a model thinks.",
    "It ends with </think>\nand then comes the answer.",
    'It ends with "</think>".',
    "```\nAdd.\n</think>\n```",
    "He said [THINK] and left.",
    "I use <think>Add.</think> inside a sentence.",
    "Channels are written <|channel|>analysis<|message|> by it.",
    "analysis of the assistantfinal run",
    "I think, therefore I am.",
  ])("is null for a text that only speaks of it: %s", (answer) => {
    expect(thoughtIn(answer)).toBeNull();
    expect(thoughtParts(answer)).toEqual([{ type: "text", text: answer }]);
  });
});

test.each([
  ["end marks", "A.\n</think>\n".repeat(50_000)],
  ["pairs", "<think>A</think>\n".repeat(50_000)],
  ["marks in a sentence", "say </think> and ".repeat(50_000)],
  ["spaces", `<${" ".repeat(200_000)}think`],
  ["brackets", "[ ".repeat(100_000)],
  ["channels", "<|channel|>analysis".repeat(50_000)],
  ["empty lines", `${"\n".repeat(200_000)}<think>`],
])("%s without end are read in time, and nothing is lost", (_, answer) => {
  const words = (text: string) => (text.match(/A|say/g) ?? []).length;
  const parts = thoughtParts(answer).map((part) => ("text" in part ? part.text : ""));
  expect(words(parts.join(""))).toBe(words(answer));
});

test("an empty thought is none", () => {
  expect(thoughtParts("<think>\n\n</think>\n\n5")).toEqual([{ type: "text", text: "5" }]);
});

test("nothing is nothing", () => {
  expect(thoughtParts("")).toEqual([]);
});

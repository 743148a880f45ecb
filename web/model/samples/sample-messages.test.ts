import { Sample } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { sampleMessages, splitAtAnswer } from "./sample-messages.ts";

const said = (role: "system" | "user" | "assistant", text: string) => ({
  role,
  content: [{ type: "text" as const, text }],
});

function sampleOf(messages: Sample["messages"]): Sample {
  return Sample.parse({
    suite: "s",
    subset: "",
    id: "1",
    group_id: null,
    repeat: 0,
    item_key: "0000000000000000",
    input: "question",
    messages,
    target: null,
    prediction: "answer",
    extracted: null,
    score: null,
    metrics: {},
    outcome: "unscored",
    explanation: null,
    error: null,
    stop_reason: null,
    input_tokens: null,
    output_tokens: null,
    latency_s: null,
    ttft_s: null,
    judge: null,
    trace: [],
    metadata: {},
    sources: [],
  });
}

test("texts alone become two messages", () => {
  const expected = [said("user", "question"), said("assistant", "answer")];
  expect(sampleMessages(sampleOf([]))).toEqual(expected);
});

test("a conversation without a question gets it from the prompt, after the system's words", () => {
  const messages = [said("system", "be brief"), said("assistant", "answer")];
  expect(sampleMessages(sampleOf(messages)).map((message) => message.role)).toEqual([
    "system",
    "user",
    "assistant",
  ]);
});

test("the answer is what comes after the last question", () => {
  const messages = [said("user", "a"), said("assistant", "b"), said("user", "c")];
  const { question, answer } = splitAtAnswer(sampleOf([...messages, said("assistant", "d")]));
  expect(question).toEqual(messages);
  expect(answer).toEqual([said("assistant", "d")]);
});

import type { Message } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { type SampleFields, unnamed } from "../extract/fact.ts";
import { canonicalWeights, finishSample, mergeFields } from "./finish-sample.ts";
import { semanticsOf } from "./metric-semantics.ts";

const text = (role: Message["role"], words: string): Message => ({
  role,
  content: [{ type: "text", text: words }],
});
const thought = { type: "reasoning", text: "hm", redacted: false } as const;
const headline = (name: string) => {
  const identity = { name, aggregation: "mean", dimensions: {} };
  return { identity, semantics: semanticsOf(identity) };
};

function finished(fields: SampleFields, chosen: ReturnType<typeof headline> | null = null) {
  const places = [{ file: "a.jsonl", line: 3 }];
  const merged = { suite: "s", subset: "t", index: "7", repeat: 0, fields, places };
  return finishSample(merged, "key", chosen);
}

test("what the parts do not say is taken from the messages, the index and the place", () => {
  const messages = [text("user", "1+1"), text("assistant", "2")];
  expect(finished({ messages }).sample).toMatchObject({
    id: "7",
    input: "1+1",
    prediction: "2",
    messages,
    score: null,
    outcome: "unscored",
    sources: [{ file: "a.jsonl", line: 3 }],
  });
  expect(finished({ messages, id: "q", input: "one", prediction: "two" }).sample).toMatchObject({
    id: "q",
    input: "one",
    prediction: "two",
  });
});

test("a prompt that is only told as text begins the conversation", () => {
  const answer = text("assistant", "2");
  const said = (fields: SampleFields) => finished(fields).sample.messages;
  expect(said({ messages: [answer], input: "1+1" })).toEqual([text("user", "1+1"), answer]);
  expect(said({ messages: [answer] })).toEqual([answer]);
  expect(said({ messages: [text("user", "1+1"), answer], input: "other" })).toHaveLength(2);
  expect(said({ input: "1+1" })).toEqual([]);
});

test("what the model thought stands before its last answer", () => {
  const said = (fields: SampleFields) => finished({ reasoning: "hm", ...fields }).sample.messages;
  const first = text("assistant", "a");
  expect(said({ messages: [text("user", "q"), first, text("user", "r"), first] })).toEqual([
    text("user", "q"),
    first,
    text("user", "r"),
    { role: "assistant", content: [thought, ...first.content] },
  ]);
  expect(said({ input: "q", prediction: "a" })).toEqual([
    text("user", "q"),
    { role: "assistant", content: [thought, ...first.content] },
  ]);
  expect(said({ input: "q", prediction: "" })[1]).toEqual({
    role: "assistant",
    content: [thought],
  });
  expect(said({ messages: [text("user", "q")] })).toHaveLength(2);
});

test("of two parts the review's field wins, and the longer conversation", () => {
  const [long, short] = [[text("user", "q"), text("assistant", "a")], [text("assistant", "a")]];
  const prediction: SampleFields = {
    id: "1",
    target: "x",
    messages: long,
    metadata: { a: 1, b: 1 },
  };
  const review: SampleFields = { target: "y", messages: short, metadata: { b: 2 } };
  const merged = { id: "1", target: "y", messages: long, metadata: { a: 1, b: 2 } };
  expect(mergeFields(prediction, review)).toEqual(merged);
  expect(mergeFields({ messages: short }, { messages: long })).toEqual({ messages: long });
  expect(mergeFields({ messages: short }, { messages: [text("user", "b")] }).messages).toEqual([
    text("user", "b"),
  ]);
  expect(mergeFields({ messages: short }, {})).toEqual({ messages: short });
  expect(mergeFields(undefined, review)).toBe(review);
  expect(mergeFields(undefined, undefined)).toEqual({});
});

test("a value without a name is one of the headline metric, unless that has another one", () => {
  const of = (values: Record<string, number>) => finished({ values }, headline("f1"));
  expect(of({ [unnamed]: 0.5 })).toMatchObject({
    sample: { metrics: { f1: 0.5 }, score: 0.5 },
    scoredBy: "f1",
  });
  expect(of({ [unnamed]: 0.5, f1: 0.5 }).sample.metrics).toEqual({ f1: 0.5 });
  expect(of({ [unnamed]: 0.5, f1: 0.25 }).sample.metrics).toEqual({
    normalized_score: 0.5,
    f1: 0.25,
  });
  expect(finished({ values: { [unnamed]: 1 } }).sample.metrics).toEqual({ normalized_score: 1 });
  expect(of({ [unnamed]: Number.NaN, f1: Infinity }).sample.metrics).toEqual({});
});

test("two names of one metric are kept apart", () => {
  expect(finished({ values: { acc: 1, accuracy: 0 } }).sample.metrics).toEqual({
    accuracy: 1,
    "accuracy'": 0,
  });
});

test("a score that the judge did not come to does not count", () => {
  const { sample, scoredBy } = finished({ values: { acc: 1 }, status: "parse_error" });
  expect([sample.score, sample.outcome, scoredBy]).toEqual([null, "judge_error", null]);
  const failed = finished({ values: { acc: 0 }, judgeError: "no answer" }).sample;
  expect([failed.error, failed.outcome]).toEqual(["no answer", "judge_error"]);
});

test("weights have the keys that their metrics have", () => {
  expect(canonicalWeights({ weights: { acc: 3 } })).toEqual({ accuracy: 3 });
  expect(canonicalWeights({})).toEqual({});
});

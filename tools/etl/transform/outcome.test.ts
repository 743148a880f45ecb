import { expect, test } from "vitest";
import { canonicalMetric } from "./metric-names.ts";
import { semanticsOf } from "./metric-semantics.ts";
import { type OutcomeFacts, outcomeOf } from "./outcome.ts";

const base: OutcomeFacts = {
  score: 0,
  semantics: semanticsOf(canonicalMetric("acc")),
  extracted: "B",
  prediction: "The answer is B",
  stopReason: "stop",
  error: undefined,
  status: undefined,
};

test.each<[string, Partial<OutcomeFacts>]>([
  ["correct", { score: 1 }],
  ["wrong", {}],
  ["partial", { score: 0.4 }],
  ["extraction_failed", { extracted: "" }],
  ["correct", { score: 1, extracted: "" }],
  ["truncated", { stopReason: "max_tokens", extracted: "" }],
  ["correct", { score: 1, stopReason: "length" }],
  ["refused", { prediction: "I'm sorry, but I can't help with that." }],
  ["refused", { prediction: "抱歉，我无法回答这个问题。" }],
  ["refused", { stopReason: "content_filter" }],
  ["error", { status: "transport_error" }],
  ["unscored", { status: "excluded" }],
  ["partial", { score: 9 }],
  ["wrong", { score: 1.5, semantics: semanticsOf(canonicalMetric("wer")) }],
  ["error", { score: null, error: "timeout" }],
  ["error", { error: "timeout" }],
  ["unscored", { score: null }],
  ["correct", { score: 0, semantics: semanticsOf(canonicalMetric("wer")) }],
  ["partial", { score: 3.5, semantics: semanticsOf(canonicalMetric("gpt_score")) }],
  ["partial", { score: 60, semantics: semanticsOf(canonicalMetric("eq_bench_score")) }],
  ["wrong", { semantics: null }],
  ["partial", { score: 0.3, semantics: null }],
])("%s: %o", (expected, facts) => {
  expect(outcomeOf({ ...base, ...facts })).toBe(expected);
});

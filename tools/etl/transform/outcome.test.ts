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
  judgeFailed: false,
  notAttempted: false,
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
  ["judge_error", { status: "transport_error" }],
  ["judge_error", { score: null, status: "parse_error" }],
  ["judge_error", { judgeFailed: true }],
  ["judge_error", { score: null, status: "excluded", judgeFailed: true }],
  ["error", { status: "a status of a later version" }],
  ["not_attempted", { notAttempted: true }],
  ["not_attempted", { notAttempted: true, prediction: "I'm sorry, but I can't say." }],
  ["correct", { score: 1, notAttempted: true }],
  ["wrong", { prediction: "截至目前，我无法直接提供实时新闻。" }],
  ["unscored", { status: "excluded" }],
  ["partial", { score: 9 }],
  ["wrong", { score: 1.5, semantics: semanticsOf(canonicalMetric("wer")) }],
  ["error", { score: null, error: "timeout" }],
  ["error", { error: "timeout" }],
  ["unscored", { score: null }],
  ["correct", { score: 0, semantics: semanticsOf(canonicalMetric("wer")) }],
  ["partial", { score: 3.5, semantics: semanticsOf(canonicalMetric("gpt_score")) }],
  ["partial", { score: 60, semantics: semanticsOf(canonicalMetric("WeightedScorePercent")) }],
  ["wrong", { semantics: null }],
  ["partial", { score: 0.3, semantics: null }],
])("%s: %o", (expected, facts) => {
  expect(outcomeOf({ ...base, ...facts })).toBe(expected);
});

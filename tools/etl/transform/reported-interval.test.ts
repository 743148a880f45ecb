import type { MetricIdentity } from "@evalsite/protocol";
import { wilson } from "@evalsite/statistics";
import { expect, test } from "vitest";
import type { ReportFact, ReportedMetric } from "../extract/fact.ts";
import { reportedInterval } from "./reported-interval.ts";

function metric(
  more: Partial<ReportedMetric>,
  name = "accuracy",
  aggregation = "mean",
  dimensions: MetricIdentity["dimensions"] = {},
): ReportedMetric {
  return {
    sourceName: null,
    identity: { name, aggregation, dimensions },
    semantics: null,
    value: 0.75,
    macro: null,
    n: 40,
    stderr: null,
    categories: [],
    ...more,
  };
}

function report(metrics: readonly ReportedMetric[], repeats?: number): ReportFact {
  return {
    kind: "report",
    place: { file: "a.json", line: null },
    model: null,
    modelName: null,
    suite: "s",
    title: null,
    description: null,
    metrics,
    headline: null,
    performance: null,
    requested: null,
    errored: null,
    incomplete: false,
    judge: null,
    analysis: null,
    identity: repeats === undefined ? {} : { repeats },
    breakdowns: [],
  };
}

const of = (one: ReportedMetric, repeats?: number) => reportedInterval(one, report([one], repeats));
const binomial = (value: number, n: number) => ({ ...wilson(value, n), method: "wilson-reported" });

test("the report's own standard error counts before all", () => {
  expect(of(metric({ stderr: 0.1 }))).toEqual({
    low: expect.closeTo(0.75 - 0.195996, 5),
    high: expect.closeTo(0.75 + 0.195996, 5),
    level: 0.95,
    method: "reported",
  });
});

test("a share of right answers has the interval of value and number", () => {
  expect(of(metric({}))).toEqual(binomial(0.75, 40));
  expect(of(metric({}, "turn_2_prompt_level_strict", "micro_mean"))).toEqual(binomial(0.75, 40));
  expect(of(metric({}, "acc", "pass_at_k", { k: 1 }))).toEqual(binomial(0.75, 40));
  expect(of(metric({ value: 0 }))).toEqual(binomial(0, 40));
  expect(of(metric({ value: 1 }))).toEqual(binomial(1, 40));
  // 29 of 37, printed with four decimals.
  expect(of(metric({ value: 0.7838, n: 37 }))).toEqual(binomial(0.7838, 37));
});

test("several answers to an item count as one", () => {
  expect(of(metric({}), 4)).toEqual(binomial(0.75, 10));
  expect(of(metric({}, "acc", "pass_at_k", { k: 1 }), 4)).toBeNull();
  const both = [metric({}), metric({}, "acc", "pass_at_k", { k: 8 })];
  expect(reportedInterval(metric({}), report(both))).toEqual(binomial(0.75, 5));
});

test.each([
  ["no value", metric({ value: null })],
  ["no number of answers", metric({ n: null })],
  ["no answer", metric({ n: 0 })],
  ["a value in per cent", metric({ value: 75 })],
  ["a value below 0", metric({ value: -0.25, n: 4 })],
  ["marks between right and wrong", metric({ value: 0.76 })],
  ["no share", metric({}, "bleu")],
  ["a share of something else than items", metric({}, "cell_acc")],
  ["another aggregation", metric({}, "accuracy", "macro_mean")],
  ["pass@8", metric({}, "acc", "pass_at_k", { k: 8 })],
  ["a mean of k", metric({}, "acc", "mean", { k: 4 })],
])("%s: no interval is known", (_what, one) => expect(of(one)).toBeNull());

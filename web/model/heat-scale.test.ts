import { expect, test } from "vitest";
import { heatScale } from "./heat-scale.ts";
import { accuracy, perplexity } from "./runs/run-fixtures.ts";

test("the best value is the hottest, in the metric's direction", () => {
  expect([0.2, 0.6].map(heatScale([0.2, 0.4, 0.6], accuracy))).toEqual([0, 1]);
  expect([5, 10].map(heatScale([5, 10], perplexity))).toEqual([1, 0]);
});

test("what is no quality, or has no meaning, is not coloured", () => {
  const latency = { ...perplexity, kind: "performance" } as const;
  const count = { ...accuracy, direction: "none" } as const;
  expect(heatScale([1, 2], latency)(1)).toBeNull();
  expect(heatScale([1, 2], count)(1)).toBeNull();
  expect(heatScale([1, 2], null)(1)).toBeNull();
});

test("a column of one value has no heat", () => {
  expect(heatScale([0.5, 0.5], accuracy)(0.5)).toBeNull();
  expect(heatScale([], accuracy)(0.5)).toBeNull();
});

test("an outlier does not make all others look the same", () => {
  const values = [...Array.from({ length: 200 }, (_, n) => 10 + n / 100), 10_000];
  const heat = heatScale(values, perplexity);
  expect(heat(10_000)).toBe(0);
  expect(heat(11)).toBeCloseTo(0.5, 1);
});

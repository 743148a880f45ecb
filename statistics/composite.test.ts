import { expect, test } from "vitest";
import { type Part, compositeDifference, compositeScore } from "./composite.ts";
import { around } from "./interval.ts";

const accuracy: Part = {
  name: "accuracy",
  weight: 3,
  value: 0.6,
  interval: around(0.6, 0.04, "t"),
  direction: "higher",
  range: { min: 0, max: 1 },
};
/** An error rate on a scale of 0 to 100: 20 is 0.8. */
const errors: Part = {
  name: "errors",
  weight: 1,
  value: 20,
  interval: around(20, 12, "t"),
  direction: "lower",
  range: { min: 0, max: 100 },
};

test("scores are brought to 0–1 by range and direction, weighted, and their errors propagated", () => {
  const found = compositeScore([accuracy, errors]);
  // (3·0.6 + 1·0.8)/4; √((¾·0.04)² + (¼·0.12)²)
  expect(found).toMatchObject({ kind: "composite", value: expect.closeTo(0.65, 12) });
  if (found.kind !== "composite") return;
  expect(found.interval?.low).toBeCloseTo(0.65 - Math.hypot(0.03, 0.03), 12);
  expect(found.interval?.high).toBeCloseTo(0.65 + Math.hypot(0.03, 0.03), 12);
});

test("a difference keeps its sign where higher is better and turns it where lower is", () => {
  const better = [
    { ...accuracy, value: 0.02, interval: around(0.02, 0.01, "t") },
    { ...errors, value: -5, interval: { ...around(-5, 0, "t"), low: -7, high: -4 } },
  ];
  const found = compositeDifference(better);
  expect(found).toMatchObject({ kind: "composite", value: expect.closeTo(0.0275, 12) });
  if (found.kind !== "composite") return;
  // The error rate's upper end, −4, is the lower end of what was won: 0.05 down to 0.04.
  expect(found.interval?.low).toBeCloseTo(0.0275 - Math.hypot(0.0075, 0.0025), 12);
  expect(found.interval?.high).toBeCloseTo(0.0275 + Math.hypot(0.0075, 0.005), 12);
});

test("what is missing, and what has no scale, is named instead", () => {
  expect(
    compositeScore([
      accuracy,
      { ...errors, value: null },
      { ...errors, name: "perplexity", range: null },
      { ...accuracy, name: "length", direction: "none" },
    ]),
  ).toEqual({ kind: "incomplete", missing: ["errors"], unscaled: ["perplexity", "length"] });
  expect(compositeScore([])).toMatchObject({ kind: "incomplete" });
});

test("without one interval there is a value and no interval", () => {
  expect(compositeScore([accuracy, { ...errors, interval: null }])).toMatchObject({
    kind: "composite",
    interval: null,
  });
});

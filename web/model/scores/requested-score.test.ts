import { expect, test } from "vitest";
import { metric, ratio, suite } from "./fixture.ts";
import { requestedScore } from "./requested-score.ts";

const accuracy = metric("accuracy", 0.8, { n: 50 });

test("missing answers count as zero", () => {
  expect(requestedScore(suite("s", [accuracy], { requested: 100 }), accuracy)).toEqual({
    value: 0.4,
    requested: 100,
  });
});

test("nothing is said where all answers came, or where zero is not the worst", () => {
  expect(requestedScore(suite("s", [accuracy], { requested: 50 }), accuracy)).toBeNull();
  expect(requestedScore(suite("s", [accuracy]), accuracy)).toBeNull();
  const wer = { ...accuracy, semantics: { ...ratio, direction: "lower" as const } };
  expect(requestedScore(suite("s", [wer], { requested: 100 }), wer)).toBeNull();
});

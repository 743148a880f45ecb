import { expect, test } from "vitest";
import { metric, suite } from "./fixture.ts";
import { otherScores } from "./other-scores.ts";

const wins = metric("win_rate", 0.4);
const marks = metric("exact_match", 0.25);
const judged = { metrics: ["exact_match"], value: 0.25, n: 8, is_headline: false };

test("what answers are judged by is told where it is another metric", () => {
  expect(otherScores(suite("arena", [wins, marks], { sample_score: judged }))).toEqual({
    headline: "win_rate",
    value: "40.0%",
    metrics: "exact_match",
    mean: "25.0%",
  });
});

test("a metric that the report does not have is named by its key", () => {
  const ofSamples = { ...judged, metrics: ["exact_match", "votes"] };
  expect(otherScores(suite("arena", [wins], { sample_score: ofSamples }))).toMatchObject({
    metrics: "exact_match, votes",
    mean: "0.25",
  });
});

test("nothing is told where both are one, where there are none, and where a disagreement is told", () => {
  const same = { ...judged, is_headline: true };
  expect(otherScores(suite("arena", [wins], { sample_score: same }))).toBeNull();
  expect(otherScores(suite("arena", [wins]))).toBeNull();
  const doubted = metric("exact_match", 0.4, { recomputed: { value: 0.25, n: 8, agrees: false } });
  expect(otherScores(suite("arena", [doubted], { sample_score: judged }))).toBeNull();
});

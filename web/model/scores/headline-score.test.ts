import { expect, test } from "vitest";
import { metric, suite } from "./fixture.ts";
import { headlineScore, scoreByKey, suiteScores } from "./headline-score.ts";

test("the headline is found by key, by the report's spelling, or by its plain name", () => {
  const metrics = [metric("f1", 0.4), metric("accuracy", 0.5, { source_name: "mean_acc" })];
  const named = (name: string) =>
    headlineScore({ ...suite("s", metrics), overall: { metric: name, value: 0.5 } }).key;
  expect([named("accuracy"), named("mean_acc"), named("f1")]).toEqual([
    "accuracy",
    "accuracy",
    "f1",
  ]);
});

test("a file with nothing but the fixed fields still gives one metric, without direction", () => {
  const bare = { ...suite("s", []), overall: { metric: "acc", value: 0.5 } };
  expect(suiteScores(bare)).toHaveLength(1);
  expect(headlineScore(bare)).toMatchObject({ key: "acc", value: 0.5 });
  expect(headlineScore(bare).semantics.direction).toBe("none");
});

test("the headline comes first and is not listed twice", () => {
  const two = { ...suite("s", [metric("f1", 0.4), metric("accuracy", 0.5)]) };
  const scores = suiteScores({ ...two, overall: { metric: "accuracy", value: 0.5 } });
  expect(scores.map((score) => score.key)).toEqual(["accuracy", "f1"]);
  expect(scoreByKey(two, "rouge")).toBeNull();
});

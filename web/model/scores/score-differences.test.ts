import { expect, test } from "vitest";
import { metric, suite } from "./fixture.ts";
import { scoreDifferences } from "./score-differences.ts";

const plain = suite("s", [metric("accuracy", 0.5)], { items: 100 });

test("equal results have no differences, whoever lacks the benchmark", () => {
  expect(scoreDifferences([plain, plain, null])).toEqual([]);
});

test("settings, items, headline and completeness are compared", () => {
  const other = suite("s", [metric("f1", 0.5)], {
    items: 50,
    status: "partial",
    identity: { few_shot: 5 },
  });
  expect(scoreDifferences([{ ...plain, identity: { few_shot: 0 } }, other])).toEqual([
    { topic: "status", key: "", values: ["complete", "partial"] },
    { topic: "metric", key: "", values: ["accuracy", "f1"] },
    { topic: "items", key: "", values: ["100", "50"] },
    { topic: "setting", key: "few_shot", values: ["0", "5"] },
  ]);
});

test("a setting only one run states is a difference; a count only one run states is not", () => {
  const stated = { ...plain, repeats: 1, identity: { limit: 10, fingerprint: "sha256:1" } };
  expect(scoreDifferences([plain, stated]).map((one) => one.key)).toEqual(["limit"]);
});

test("results that are incomplete alike do not differ in that", () => {
  const half = { ...plain, status: "partial" as const };
  expect(scoreDifferences([half, half])).toEqual([]);
});

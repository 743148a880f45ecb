import { expect, test } from "vitest";
import { withoutPrefix } from "./line-prefix.ts";
import { plainPairs, valuePairs } from "./value-pairs.ts";

test("a value's name ends before what joins the two", () => {
  expect(valuePairs("loss: 0.5, val acc = 81.5%")).toEqual([
    ["loss", "0.5"],
    ["val acc(%)", "81.5"],
  ]);
  expect(plainPairs("loss 0.5, val acc 81.5%")).toEqual([
    ["loss", "0.5"],
    ["val acc(%)", "81.5"],
  ]);
  // MindSpore's LossMonitor.
  expect(plainPairs(" | , loss is 2.49")).toEqual([["loss", "2.49"]]);
  expect(plainPairs(", basis 2")).toEqual([["basis", "2"]]);
});

test.each([
  "[2026-11-30 10:00:10] [    INFO] - loss: 0.5",
  "[2026-11-30 10:00:10,123] [ INFO ] loss: 0.5",
  "INFO: loss: 0.5",
  "(WARNING) loss: 0.5",
])("what a logger puts before its words is left out: %s", (line) => {
  expect(withoutPrefix(line).trim()).toBe("loss: 0.5");
});

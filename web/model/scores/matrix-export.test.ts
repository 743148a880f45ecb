import { expect, test } from "vitest";
import { around, metric, suite } from "./fixture.ts";
import { exactMatrix, readableMatrix } from "./matrix-export.ts";
import { scoreMatrix } from "./score-matrix.ts";

const rows = scoreMatrix(
  [
    { runId: "a", suites: [suite("math", [metric("accuracy", 0.5)])] },
    {
      runId: "b",
      suites: [suite("math", [metric("accuracy", 0.75, { interval: around(0.75, 0.05) })])],
    },
    { runId: "c", suites: [] },
  ],
  0,
  new Map(),
);
const heads = { benchmark: "Benchmark", metric: "Metric" };

test("exact numbers keep the native scale; what is missing stays empty", () => {
  const { header, rows: lines } = exactMatrix(rows, ["a", "b", "c"], heads);
  expect(header.slice(0, 6)).toEqual(["Benchmark", "Metric", "a", "a low", "a high", "a n"]);
  expect(lines).toEqual([
    [
      "math",
      "accuracy",
      0.5,
      null,
      null,
      100,
      0.75,
      expect.closeTo(0.7),
      expect.closeTo(0.8),
      100,
      null,
      null,
      null,
      null,
    ],
  ]);
});

test("a report has values, intervals, differences and the best in bold", () => {
  const table = readableMatrix(rows, ["a", "b", "c"], heads, (text) => `**${text}**`);
  expect(table.rows).toEqual([
    ["math", "accuracy", "50.0%", "**75.0%** (70.0 – 80.0%), +25.0", null],
  ]);
});

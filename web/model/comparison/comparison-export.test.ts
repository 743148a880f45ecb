import { expect, test } from "vitest";
import { around } from "../scores/fixture.ts";
import { comparedRows } from "./compared-rows.ts";
import { exactComparison, readableComparison } from "./comparison-export.ts";
import { matrixOf } from "./fixture.ts";

const score = (value: number) => ({ value, interval: around(value, 0.05) });
const rows = comparedRows(
  matrixOf({
    math: [score(0.5), score(0.75)],
    code: [score(0.5), score(0.52)],
    law: [{ value: 0.5 }, null],
  }),
  0,
  new Map(),
  0.02,
);
const runs = [
  { letter: "A", runId: "base" },
  { letter: "B", runId: "new" },
];
const heads = { benchmark: "Benchmark", metric: "Metric", verdict: "Verdict" };

test("exact numbers keep the native scale; what is missing stays empty", () => {
  const { header, rows: lines } = exactComparison(rows, runs, heads);
  expect(header).toHaveLength(2 + 2 * 4 + 11);
  expect(lines.every((line) => line.length === header.length)).toBe(true);
  const cell = (line: number, name: string) => lines[line]?.[header.indexOf(name)];
  expect(cell(0, "new low")).toBeCloseTo(0.7);
  expect(cell(0, "new difference")).toBe(0.25);
  // √(0.05² + 0.05²) on both sides.
  expect(cell(0, "new difference low")).toBeCloseTo(0.25 - Math.SQRT2 * 0.05);
  expect([cell(0, "new Verdict"), cell(0, "new basis")]).toEqual(["better", "reports"]);
  expect([cell(2, "base"), cell(2, "new"), cell(2, "new q")]).toEqual([0.5, null, null]);
});

test("a report has difference and interval in columns of their own, bold only what is resolved", () => {
  const table = readableComparison(
    rows,
    runs,
    heads,
    ({ judgement }) => judgement.verdict.kind,
    (text) => `**${text}**`,
  );
  expect(table.header.slice(2)).toEqual(["A: base", "B: new", "B − A", "95 %", "Verdict"]);
  expect(table.rows).toEqual([
    ["math", "accuracy", "50.0%", "75.0%", "**+25.0**", "[+17.9, +32.1]", "better"],
    ["code", "accuracy", "50.0%", "52.0%", "+2.0", "[−5.1, +9.1]", "not-resolved"],
    ["law", "accuracy", "50.0%", null, null, null, null],
  ]);
});

import { ProjectsFile } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { around } from "../scores/fixture.ts";
import { comparedRows } from "./compared-rows.ts";
import { compositeScores, formatWeights, parseWeights, usualWeight } from "./composite-scores.ts";
import { matrixOf } from "./fixture.ts";

const score = (value: number) => ({ value, interval: around(value, 0.03) });
const rowsOf = (benchmarks: Parameters<typeof matrixOf>[0]) =>
  comparedRows(matrixOf(benchmarks), 0, new Map(), 0.02);

test("weights count as the reader sets them, and errors are propagated", () => {
  const rows = rowsOf({ math: [score(0.5), score(0.7)], code: [score(0.8), score(0.6)] });
  const weights = parseWeights("math~3");
  const [base, other] = compositeScores(rows, 2, 0, (suite) => weights.get(suite) ?? 1);
  expect(base?.difference).toBeNull();
  // (3·0.5 + 0.8) / 4 and ±√((¾·0.03)² + (¼·0.03)²)
  expect(base?.score).toMatchObject({ kind: "composite", value: expect.closeTo(0.575, 12) });
  const half = Math.hypot(0.75 * 0.03, 0.25 * 0.03);
  expect(base?.score).toMatchObject({ interval: { low: expect.closeTo(0.575 - half, 12) } });
  expect(other?.difference).toMatchObject({ value: expect.closeTo(0.1, 12) });
});

test("a run that lacks a benchmark has no composite and says which, unless it has no weight", () => {
  const rows = rowsOf({ math: [score(0.5), score(0.7)], code: [score(0.8), null] });
  const [, lacking] = compositeScores(rows, 2, 0, () => 1);
  expect(lacking?.score).toMatchObject({ kind: "incomplete", missing: ["code"] });
  const [, without] = compositeScores(rows, 2, 0, (suite) => (suite === "code" ? 0 : 1));
  expect(without?.score).toMatchObject({ kind: "composite", value: 0.7 });
});

test("weights survive the address", () => {
  const weights = new Map([
    ["a,b~c", 2.5],
    ["d", 0],
  ]);
  expect(parseWeights(formatWeights(weights))).toEqual(weights);
});

test("weights are those of the project's file where all runs are of it, else equal", () => {
  const card = {
    name: "p",
    aliases: ["P"],
    title: null,
    description: null,
    links: [],
    baseline: null,
    benchmarks: [{ suite: "mmlu", metric: null, weight: 3, target: null }],
    checkpoint: { axis: null, pattern: null, best_by: null },
    experiments: [],
    tags: {},
  };
  const head = { schema_version: "v1", revision: 3, issues: [] };
  const file = ProjectsFile.parse({
    ...head,
    projects: [card, { ...card, name: "q", aliases: [], benchmarks: [] }],
  });
  const weights = (...projects: readonly (string | null)[]) => {
    const { weightOf, isOfProject } = usualWeight(projects, file);
    return [weightOf("mmlu"), weightOf("gsm8k"), isOfProject];
  };
  expect(weights("p", "P")).toEqual([3, 0, true]);
  expect(weights("p", "q")).toEqual([1, 1, false]);
  expect(weights("p", null)).toEqual([1, 1, false]);
  expect(weights("q", "q")).toEqual([1, 1, false]);
  expect(usualWeight(["p"], null).isOfProject).toBe(false);
});

import { expect, test } from "vitest";
import { bestCheckpoint } from "./best-checkpoint.ts";
import { detail, manifest, run, wilson } from "./fixture.ts";
import { projectNamed } from "./project.ts";
import { type DetailsByRun, benchmarkLines, currentPoints, placedPoints } from "./score-lines.ts";
import { scoreFile, scoreRows } from "./score-rows.ts";

function linesOf(
  runs: readonly ReturnType<typeof run>[],
  details: Readonly<Record<string, ReturnType<typeof detail>>> = {},
) {
  const { experiments } = projectNamed(runs, "p") ?? { experiments: [] };
  const byRun: DetailsByRun = new Map(Object.entries(details));
  return benchmarkLines(experiments, manifest, byRun);
}

test("scores come from the index at once, intervals and n with their details", () => {
  const runs = [
    run({ step: 100, scores: { "gsm8k/overall": 0.5 } }),
    run({ step: 200, scores: { "gsm8k/overall": 0.7 } }),
  ];
  const interval = wilson(70, 100);
  const [found] = linesOf(runs, { "run-200": detail(interval, 100) });
  expect(found?.benchmark).toMatchObject({ suite: "gsm8k", metric: "accuracy" });
  expect(found?.lines[0]?.points).toMatchObject([
    { runId: "run-100", step: 100, value: 0.5, interval: null, n: null },
    { runId: "run-200", step: 200, value: 0.7, interval, n: 100 },
  ]);
});

test("an interval of another publication is not put around this one's score", () => {
  const interval = wilson(60, 100);
  const [found] = linesOf([run({ scores: { "gsm8k/overall": 0.4 } })], {
    "run-100": detail(interval, 100),
  });
  expect(found?.lines[0]?.points[0]).toMatchObject({ value: 0.4, interval: null, n: null });
});

test("a score in another metric is named and left out of the scale", () => {
  const headline = { "gsm8k/overall": "bleu" };
  const runs = [run({ step: 100 }), run({ step: 200 }), run({ step: 300, headline })];
  const [found] = linesOf(runs);
  expect(found?.otherMetric).toEqual(["run-300"]);
  expect(found?.lines[0]?.points.map(({ step }) => step)).toEqual([100, 200]);
});

test("where the newest run of a step lacks a benchmark, the one before it counts there", () => {
  const both = { "gsm8k/overall": 0.5, "mmlu/overall": 0.5 };
  const [gsm8k, mmlu] = linesOf([
    run({ id: "old", scores: both, start: "2026-01-01" }),
    run({ id: "new", start: "2026-01-02" }),
  ]);
  const current = (found: typeof gsm8k) =>
    found?.lines.flatMap(currentPoints).map(({ runId }) => runId);
  expect(current(gsm8k)).toEqual(["new"]);
  expect(current(mmlu)).toEqual(["old"]);
  expect(gsm8k?.lines[0]?.points).toHaveLength(2);
});

test("the file holds every point with its stored numbers and how it stands to the best", () => {
  const interval = wilson(70, 100);
  const runs = [
    run({ step: 100, scores: { "gsm8k/overall": 0.7 } }),
    run({ step: 200, scores: { "gsm8k/overall": 0.75 } }),
  ];
  const [found] = linesOf(runs, { "run-100": detail(interval, 100) });
  const standings = (found?.lines ?? []).map((line) => ({
    line,
    best: bestCheckpoint(line, "higher"),
  }));
  const { header, rows } = scoreFile("gsm8k", scoreRows(standings));
  const records = rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at], cell])));
  expect(records).toMatchObject([
    { step: 100, run_id: "run-100", score: 0.7, low: interval.low, n: 100, standing: "untested" },
    { step: 200, run_id: "run-200", score: 0.75, low: null, best: "true", standing: null },
  ]);
});

test("runs that tell no step stand after those that do, and in no chart", () => {
  const [found] = linesOf([run({ id: "final", step: null }), run({ step: 200 })]);
  expect(found?.lines[0]?.points.map(({ runId, step }) => [runId, step])).toEqual([
    ["run-200", 200],
    ["final", null],
  ]);
  expect(found?.lines.flatMap(placedPoints).map(({ runId }) => runId)).toEqual(["run-200"]);
});

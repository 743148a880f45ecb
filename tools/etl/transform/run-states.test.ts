import { SuiteSummary } from "@evalsite/protocol";
import { expect, test } from "vitest";
import type { ProgressFact } from "../extract/fact.ts";
import { isAllFailed, runStates, summaryOf } from "./run-states.ts";

const suite = (status: SuiteSummary["status"]) => ({
  ...SuiteSummary.parse({ suite: "s", overall: { metric: "m", value: 1 } }),
  status,
});

const progress = (
  status: ProgressFact["status"],
  total: number | null = null,
  processed: number | null = null,
): ProgressFact => ({
  kind: "progress",
  place: { file: "progress.json", line: null },
  status,
  total,
  processed,
});

const nothing = { suites: [], progress: [], backends: [], training: null, stressTests: [] };

test.each<[string, readonly SuiteSummary["status"][], readonly ProgressFact[], readonly unknown[]]>(
  [
    ["all there", ["complete", "complete"], [], ["complete", "all-there", 2, 2, "benchmarks"]],
    ["one failed", ["complete", "failed"], [], ["partial", "answers-missing", 1, 2, "benchmarks"]],
    ["all failed", ["failed", "failed"], [], ["failed", "no-score", 0, 2, "benchmarks"]],
    ["no items", ["empty"], [], ["empty", "only-configuration", 0, 1, "benchmarks"]],
    ["no report", ["provisional", "failed"], [], ["provisional", "no-report", 0, 2, "benchmarks"]],
    [
      "stopped",
      ["complete"],
      [progress("running", 10, 4), progress("error", 5, 1)],
      ["partial", "interrupted", 5, 15, "samples"],
    ],
    [
      "stopped, not counted everywhere",
      ["complete"],
      [progress("running", 10, 4), progress("running", 5)],
      ["partial", "interrupted", 1, 1, "benchmarks"],
    ],
    [
      "one of two came to its end",
      ["complete"],
      [progress("running", 10, 4), progress("completed", 5, 5)],
      ["complete", "all-there", 1, 1, "benchmarks"],
    ],
    [
      "nothing but its progress",
      [],
      [progress("running", 10, 4)],
      ["partial", "interrupted", 4, 10, "samples"],
    ],
    [
      "an end without a score",
      [],
      [progress("completed", 1, 1)],
      ["failed", "no-score", null, null, null],
    ],
  ],
)("an evaluation, %s", (_what, statuses, told, expected) => {
  const [state, ...others] = runStates({ ...nothing, suites: statuses.map(suite), progress: told });
  const { status, reason, done, total, unit } = state ?? {};
  expect([status, reason, done, total, unit]).toEqual(expected);
  expect([state?.kind, others]).toEqual(["evaluation", []]);
});

test("results of other backends are named once each, in order", () => {
  expect(
    runStates({ ...nothing, backends: ["VLMEvalKit", "OpenCompass", "VLMEvalKit"] }),
  ).toMatchObject([
    { status: "unread", reason: "other-backend", detail: "OpenCompass, VLMEvalKit" },
  ]);
});

test("of nothing there was but a configuration", () => {
  expect(runStates(nothing)).toMatchObject([
    { kind: null, status: "empty", reason: "only-configuration" },
  ]);
});

test.each([
  [["complete", "complete"], "complete"],
  [["complete", "unknown"], "unknown"],
  [["unknown", "partial"], "partial"],
  [["provisional", "partial"], "partial"],
  [["unread", "provisional"], "provisional"],
  [["failed"], "failed"],
  [["failed", "failed"], "failed"],
  [["failed", "complete"], "partial"],
  [[], "complete"],
] as const)("%j together are %s", (statuses, word) => {
  const state = {
    kind: null,
    reason: "all-there",
    done: null,
    total: null,
    unit: null,
    detail: null,
  } as const;
  expect(summaryOf(statuses.map((status) => ({ ...state, status })))).toBe(word);
});

test.each([
  [5, 0, 5, true],
  [5, 1, 4, false],
  [0, 0, 0, false],
  [null, 0, 5, true],
  [null, 0, null, false],
  [5, null, 5, true],
  [5, null, 4, false],
  [null, null, 5, false],
  [0, null, 0, false],
])("of %s requests %s answered, %s not: all failed %s", (total, succeeded, failed, all) => {
  expect(isAllFailed({ requests: { total, succeeded, failed } })).toBe(all);
});

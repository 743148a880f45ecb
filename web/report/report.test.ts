import { EvalSummary, RunMeta } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { comparedRows } from "../model/comparison/compared-rows.ts";
import { matrixOf } from "../model/comparison/fixture.ts";
import { around, metric, suite } from "../model/scores/fixture.ts";
import { comparisonReport } from "./comparison-report.ts";
import { runReport } from "./run-report.ts";

const hostile = `<img src=x onerror="alert(1)">&'`;

function meta(run_id: string, lr: number): RunMeta {
  return RunMeta.parse({
    run_id,
    project: null,
    experiment: null,
    model: { name: hostile },
    dataset: { name: null, version: null },
    hparams: { lr },
    start_time: null,
    end_time: null,
  });
}

const runs = [
  { runId: "base", meta: meta("base", 1) },
  { runId: hostile, meta: meta(hostile, 2) },
];

function compared() {
  const score = (value: number) => ({ value, interval: around(value, 0.05) });
  const rows = matrixOf({ [hostile]: [score(0.5), score(0.75)], law: [score(0.5), null] });
  return comparedRows(rows, 0, new Map(), 0.02);
}

test("a comparison says its sentence, its differences and what one run lacks", () => {
  const page = comparisonReport(compared(), runs, "en");
  expect(page).toContain("B is better than A on 1 of 1 benchmark, worse on none.");
  expect(page).toContain("1 benchmark has no score in both.");
  expect(page).toContain("[+17.9, +32.1]");
  expect(page).toContain('<td class="n ">2</td>');
  expect(comparisonReport(compared(), runs, "zh")).toContain(
    "B 在 1 个评测集中，有 1 个优于 A，0 个劣于 A",
  );
});

test("a run has its scores with intervals, subsets, outcomes and settings", () => {
  const subsets = [{ subset: "algebra", category: [], value: 0.25, n: 40, is_aggregate: false }];
  const score = metric("accuracy", 0.5, { interval: around(0.5, 0.1), subsets });
  const summary = EvalSummary.parse({ run_id: "base", suites: [] });
  const suites = [suite("math", [score], { outcomes: { correct: 50, wrong: 50 } })];
  const page = runReport(meta("base", 1), { ...summary, suites }, "en");
  for (const part of ["math", "50.0%", "40.0 – 60.0%", "algebra", "25.0%", "hparams.lr"])
    expect(page).toContain(part);
});

test("nothing in it runs, loads or leads elsewhere, whatever names hold", () => {
  const summary = EvalSummary.parse({ run_id: "base", suites: [] });
  const pages = [
    comparisonReport(compared(), runs, "en"),
    runReport(
      meta(hostile, 1),
      { ...summary, suites: [suite(hostile, [metric("accuracy", 0.5)])] },
      "en",
    ),
  ];
  for (const page of pages) {
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;");
    expect(page).not.toMatch(
      /<(?:script|img|link|iframe|object|embed|form|a|base)\b|url\(|@import|https?:/iu,
    );
  }
});

import { expect, test } from "vitest";
import { runColumns, scoresFirst } from "./run-column.ts";
import { shownColumns } from "./shown-columns.ts";
import { manifest, runList } from "./run-fixtures.ts";
import { exactTable, readableTable } from "./runs-text-table.ts";

const { rows, benchmarks } = runList([
  {
    run_id: "one",
    project: "p",
    start_time: "2026-11-24T01:02:03+08:00",
    metrics_summary: { "gsm8k/overall": 0.625 },
    headline: { "gsm8k/overall": "accuracy" },
  },
  { run_id: "two" },
]);
const columns = runColumns(benchmarks);
const ids = (some: typeof columns) => some.map(({ id }) => id);

test("usually shown: what at least one run has, and no group's head tells", () => {
  const usual = ["name", "project", "start", "score:gsm8k/overall", "status"];
  expect(ids(shownColumns(columns, null, rows, false))).toEqual(usual);
  expect(ids(shownColumns(columns, null, rows, true))).not.toContain("project");
});

test("chosen columns are shown as chosen; the name always is", () => {
  expect(ids(shownColumns(columns, ["tags"], rows, false))).toEqual(["name", "tags"]);
});

test("on a small screen the scores come first", () => {
  expect(ids(scoresFirst(columns)).slice(0, 3)).toEqual(["name", "score:gsm8k/overall", "project"]);
});

test("exports: exact for programs, readable for people", () => {
  const shown = shownColumns(columns, ["start", "score:gsm8k/overall"], rows, false);
  expect(exactTable(rows, shown, ({ id }) => id).rows).toEqual([
    ["one", "2026-11-24T01:02:03+08:00", 0.625],
    ["two", null, null],
  ]);
  expect(readableTable(rows, shown, ({ id }) => id, manifest).rows).toEqual([
    ["one", "2026-11-23 17:02", "62.5%"],
    ["two", null, null],
  ]);
});

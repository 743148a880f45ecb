import { expect, test } from "vitest";
import { NONE, facetCounts, filterRuns, isFiltered } from "./filter-runs.ts";
import { runList } from "./run-fixtures.ts";
import { runColumns } from "./run-column.ts";
import { noFilter } from "./runs-state.ts";

const { rows, benchmarks } = runList([
  {
    run_id: "atlas-1",
    project: "atlas",
    tags: ["nightly"],
    start_time: "2026-11-01T23:30:00Z",
  },
  { run_id: "atlas-2", project: "atlas", metrics_summary: { "gsm8k/overall": 0.5 } },
  { run_id: "中文 3", model_name: "Qwen3", start_time_local: "2026-11-02T00:00:00" },
]);
const columns = runColumns(benchmarks);
const ids = (filter: Partial<typeof noFilter>) =>
  filterRuns(rows, columns, { ...noFilter, ...filter }).map(({ id }) => id);

test("every word of the search must be somewhere", () => {
  expect(ids({ search: "ATLAS nightly" })).toEqual(["atlas-1"]);
  expect(ids({ search: "中文 qwen" })).toEqual(["中文 3"]);
  expect(ids({ search: " " })).toHaveLength(3);
});

test("one choice of each facet; none is a choice too", () => {
  const facets = { ...noFilter.facets, project: ["atlas"], tag: [NONE] };
  expect(ids({ facets })).toEqual(["atlas-2"]);
});

test("both days of a range belong to it", () => {
  expect(ids({ from: "2026-11-01", to: "2026-11-01" })).toEqual(["atlas-1"]);
  expect(ids({ from: "2026-11-02" })).toEqual(["中文 3"]);
});

test("a score range leaves out runs without that score", () => {
  expect(ids({ scores: [{ key: "gsm8k/overall", min: null, max: 0.5 }] })).toEqual(["atlas-2"]);
  expect(ids({ scores: [{ key: "gsm8k/overall", min: 0.6, max: null }] })).toEqual([]);
});

test("a facet counts what its other choices would show, and keeps a choice nothing has", () => {
  const facets = { ...noFilter.facets, project: ["gone"] };
  expect(facetCounts(rows, columns, { ...noFilter, facets }, "project")).toEqual([
    ["atlas", 2],
    [NONE, 1],
    ["gone", 0],
  ]);
});

test("an untouched filter is none", () => {
  expect(isFiltered(noFilter)).toBe(false);
  expect(isFiltered({ ...noFilter, to: "2026-11-02" })).toBe(true);
});

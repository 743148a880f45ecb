import { RunIndexEntry } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { findRuns } from "./find-runs.ts";

const run = (run_id: string, start_time: string | null, model_name = "qwen") =>
  RunIndexEntry.parse({
    run_id,
    project: "p",
    experiment: null,
    model_name,
    dataset: null,
    start_time,
    end_time: null,
    metrics_summary: {},
    tags: ["nightly"],
    schema_version: "v1",
  });

const runs = [
  run("old", "2026-01-01T00:00:00Z"),
  run("unknown", null),
  run("new", "2026-02-01T00:00:00+08:00", "llama"),
];

test("all words must occur somewhere; the newest run comes first", () => {
  const names = (search: string) => findRuns(runs, search).map((one) => one.run_id);
  expect(names("")).toEqual(["new", "old", "unknown"]);
  expect(names("QWEN nightly")).toEqual(["old", "unknown"]);
  expect(names("llama qwen")).toEqual([]);
});

test("of runs that began together the first name comes first; a word does not run over two names", () => {
  const same = ["b", "a", "c"].map((id) => run(id, "2026-01-01T00:00:00Z"));
  expect(findRuns(same, "").map((one) => one.run_id)).toEqual(["a", "b", "c"]);
  expect(findRuns([run("ab", null, "cd")], "abp")).toEqual([]);
});

test("a run without a zone has its place by the time that it names; one without a valid time is last", () => {
  const local = { ...run("local", null), start_time_local: "2026-01-15T00:00:00" };
  expect(findRuns([...runs, local, run("odd", "soon")], "").map((one) => one.run_id)).toEqual([
    "new",
    "local",
    "old",
    "odd",
    "unknown",
  ]);
});

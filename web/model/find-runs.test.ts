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

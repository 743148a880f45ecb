import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, writeTree } from "../testing/folders.ts";
import { rawFolders, runsIn } from "./discover-runs.ts";
import { isRunItself } from "./raw-is-run.ts";

function folderOf(paths: readonly string[], name = "outputs"): string {
  const files = Object.fromEntries(paths.map((path) => [`${name}/${path}`, ""]));
  return join(writeTree(temporaryFolder(), files), name);
}

test.each([
  ["an evaluation", ["reports/m/a.json", "reviews/m/a_d.jsonl", "configs/t.yaml", "logs/l.log"]],
  ["an evaluation with nothing but reports", ["reports/m/a.json"]],
  ["an evaluation that was stopped", ["predictions/m/a_d.jsonl", "configs/t.yaml", "media/a.png"]],
  ["a run that says so", ["run.yaml", "a/metrics.log", "b/metrics.log"]],
  ["a trainer's output", ["checkpoint-10/trainer_state.json", "runs/Jan/events.out.tfevents.1"]],
  ["a trainer's output, without checkpoints", ["trainer_state.json", "eval/reports/m/a.json"]],
  ["verl's output", ["global_step_10/actor/model.pt", "global_step_20/actor/model.pt"]],
  ["a Lightning version", ["metrics.csv", "hparams.yaml", "checkpoints/epoch=1.ckpt"]],
  ["a stress test", ["parallel_1_number_5/benchmark_summary.json"]],
  ["one load point", ["benchmark_summary.json", "benchmark_args.json"]],
  ["a log alone", ["train.log"]],
])("%s is a run itself", (_what, paths) => {
  expect(isRunItself(folderOf(paths))).toBe(true);
});

test("a folder named after the start of a stress test is a run itself", () => {
  const paths = ["m/parallel_1_number_5/benchmark_summary.json"];
  expect(isRunItself(folderOf(paths, "20260102_030405"))).toBe(true);
});

test.each([
  ["runs", ["a/reports/m/a.json", "b/reports/m/a.json"]],
  ["runs named by their start", ["20260102_030405/reports/m/a.json"]],
  [
    "evaluations of checkpoints",
    ["checkpoint-10/reports/m/a.json", "checkpoint-20/reports/m/a.json"],
  ],
  ["runs beside a loose file", ["a/metrics.log", "notes.csv"]],
  [
    "trainings beside a loose state",
    ["trainer_state.json", "a/trainer_state.json", "b/trainer_state.json"],
  ],
  ["a run that is called reports", ["reports/reports/m/a.json", "qwen/reports/m/a.json"]],
  ["nothing but a note", ["README.md"]],
  ["Lightning's versions", ["version_0/metrics.csv", "version_1/metrics.csv"]],
])("a folder of %s is none", (_what, paths) => {
  expect(isRunItself(folderOf(paths))).toBe(false);
});

test("it is the only run, named after the folder, with all that lies in it", () => {
  const raw = folderOf(["reports/m/a.json", "reviews/m/a_d.jsonl"]);
  const { above, names, rawIsRun } = rawFolders(raw);
  expect([names, rawIsRun]).toEqual([["outputs"], "outputs"]);
  const [run] = runsIn(above, "outputs");
  expect(run).toMatchObject({ runId: "outputs", place: "outputs", folder: raw });
  expect(run?.files.map(({ path }) => path)).toEqual(["reports/m/a.json", "reviews/m/a_d.jsonl"]);
});

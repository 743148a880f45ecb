import { type FileKind, parseFile } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { convert, publishedIndex } from "../../tools/etl/testing/conversion.ts";
import { temporaryFolder, treeOf } from "../../tools/etl/testing/folders.ts";
import {
  type DataSet,
  comparedSet,
  curvesRun,
  curvesSet,
  prepared,
  projectSet,
  runsSet,
} from "./data-sets.ts";
import { benchedProject } from "./project-runs.ts";
import { runName, writeRun } from "./many-runs.ts";
import { seriesName } from "./training-log.ts";

/** Converted: the published index, and the raw and the published folder. */
async function converted(set: DataSet) {
  const out = temporaryFolder();
  const raw = preparedQuietly(temporaryFolder(), set);
  await convert(raw, out);
  return { raw, out, index: publishedIndex(out) };
}

function published<K extends FileKind>(kind: K, ...path: readonly string[]) {
  const parsed = parseFile(kind, readFileSync(join(...path), "utf8"));
  if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

function preparedQuietly(workDir: string, set: DataSet): string {
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const rawDir = prepared(workDir, set);
  told.mockRestore();
  return rawDir;
}

test.each([runsSet(30, 4, 1), comparedSet(3, 50, 1), curvesSet(6, 40, 1)])(
  "$name is the same each time",
  (set) => {
    const first = treeOf(preparedQuietly(temporaryFolder(), set));
    expect(treeOf(preparedQuietly(temporaryFolder(), set))).toEqual(first);
  },
);

test("a data set is kept while its parameters stay, and made anew when they change", () => {
  const work = temporaryFolder();
  const made: number[] = [];
  const set = (seed: number): DataSet => ({
    name: "set",
    parameters: { seed },
    make: () => made.push(seed),
  });
  preparedQuietly(work, set(1));
  preparedQuietly(work, set(1));
  preparedQuietly(work, set(2));
  expect(made).toEqual([1, 2]);
});

test("many runs become as many entries with their reports' scores", async () => {
  const { raw, index } = await converted(runsSet(30, 4, 1));
  expect(index).toHaveLength(30);
  const [entry] = index.filter((run) => run.run_id === runName(26));
  const report = join(raw, runName(26), "reports/model-1/knowledge_0.json");
  const { metrics }: { metrics: readonly { score: number }[] } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  expect(Object.keys(entry?.metrics_summary ?? {})).toHaveLength(4);
  expect(entry?.metrics_summary["knowledge_0/overall"]).toBe(metrics[0]?.score);
});

test("another attempt changes one run, and the first brings it back", () => {
  const plan = { seed: 1, runs: 3, benchmarks: 4 };
  const raw = preparedQuietly(temporaryFolder(), runsSet(3, 4, 1));
  const before = treeOf(raw);
  writeRun(raw, plan, 1, 1);
  const changed = Object.entries(treeOf(raw)).filter(([path, hash]) => before[path] !== hash);
  expect(changed.map(([path]) => path.split("/")[0])).toEqual(Array(4).fill(runName(1)));
  writeRun(raw, plan, 1);
  expect(treeOf(raw)).toEqual(before);
});

test("a project is checkpoints of experiments, each with scores and a log up to it", async () => {
  const { out, index } = await converted(projectSet(30, 3, 1));
  expect(index.map((run) => run.project)).toEqual(Array(30).fill(benchedProject));
  expect(new Set(index.map((run) => run.experiment)).size).toBe(2);
  const [first] = index;
  const { suites } = published(
    "evalSummary",
    out,
    "runs",
    first?.run_id ?? "",
    "eval_summary.json",
  );
  expect(suites.map(({ metrics }) => metrics[0]?.interval?.method)).toEqual(
    Array(3).fill("reported"),
  );
  const { series } = published("metrics", out, "runs", first?.run_id ?? "", "metrics.json");
  expect(series[0]?.points.at(-1)?.step).toBe(first?.checkpoint?.step);
});

test("compared runs answer the same items, each in its own way", async () => {
  const { out, index } = await converted(comparedSet(3, 50, 1));
  const stores = index.map((run) =>
    published("sampleStore", out, "runs", run.run_id, "samples/sums/store.json"),
  );
  expect(stores.map((store) => store.rows)).toEqual([50, 50, 50]);
  expect(new Set(stores.map((store) => store.item_list.hash)).size).toBe(1);
  expect(new Set(index.map((run) => JSON.stringify(run.metrics_summary))).size).toBe(3);
});

test("a training log holds all points of all series, and the ETL finds every series", async () => {
  const { raw, out } = await converted(curvesSet(6, 40, 1));
  const lines = readFileSync(join(raw, curvesRun, "metrics.log"), "utf8")
    .trimEnd()
    .split("\n");
  const steps = lines.map((line): { step: number } => JSON.parse(line));
  const { series } = published("metrics", out, "runs", curvesRun, "metrics.json");
  const names = Array.from({ length: 6 }, (_, i) => seriesName(i));
  expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  for (const row of steps) expect(Object.keys(row)).toEqual(["step", ...names]);
  expect(series.map((one) => one.name).toSorted()).toEqual(names.toSorted());
});

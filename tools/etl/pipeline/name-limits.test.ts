import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { parseFile } from "@evalsite/protocol";
import { convert, publishedIndex, publishedMeta, sample } from "../testing/conversion.ts";
import { temporaryFolder, writeTree } from "../testing/folders.ts";
import { mostNames } from "../transform/name-limit.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Converts one run of these files. */
async function converted(files: Readonly<Record<string, string>>) {
  const raw = temporaryFolder();
  writeTree(join(raw, "r"), files);
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  return out;
}

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join("");

function leftOut(out: string, runId = "r") {
  return publishedMeta(out, runId)
    .issues.filter(({ code }) => code.startsWith("too-many-"))
    .map(({ severity, file, line, count, message }) => ({ severity, file, line, count, message }));
}

function accepted<T>(result: { kind: "ok"; value: T } | { kind: "problem" }): T {
  if (result.kind === "ok") return result.value;
  throw new Error("not valid");
}

function suitesOf(out: string, runId = "r") {
  const text = readFileSync(join(out, "runs", runId, "eval_summary.json"), "utf8");
  return accepted(parseFile("evalSummary", text)).suites;
}

test("of more series than a log has, the first are there; the values of others are counted, their first named", async () => {
  const most = mostNames.series;
  const wide = (step: number, first: number) =>
    `${JSON.stringify({ step, loss: 1, ...Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x${first + at}`, at])) })}\n`;
  const log = lines(21, (at) => wide(at, 1000 * at)) + wide(21, 0);
  const out = await converted({ "log.jsonl": log });
  const text = readFileSync(join(out, "runs/r/metrics.json"), "utf8");
  const { series } = accepted(parseFile("metrics", text));
  expect(series).toHaveLength(most);
  expect(series.find(({ name }) => name === "train/x5")?.points).toHaveLength(2);
  expect(leftOut(out)).toEqual([
    {
      severity: "dropped",
      file: "log.jsonl",
      line: 20,
      count: 1001,
      message: `more than ${most} series: what belongs to others is left out, from "train/x19999" on`,
    },
  ]);
  expect(publishedMeta(out, "r").account).toMatchObject({
    points_in: 22 * 1001,
    points_out: 22 * 1001 - 1001,
  });
});

test("of more metrics than a benchmark has, the first are columns, in whatever block of samples the others are", async () => {
  const most = mostNames.metrics;
  const count = 2500;
  const out = await converted({
    "samples.jsonl": lines(count, (at) => sample(at, { metrics: { acc: 1, [`m${at}`]: 1 } })),
  });
  const names = readdirSync(join(out, "runs/r/samples/sums"));
  expect(names.filter((name) => name.startsWith("metric-"))).toHaveLength(most);
  const [suite] = suitesOf(out);
  expect(suite).toMatchObject({ samples: count, overall: { value: 1 } });
  expect(suite?.metrics.find(({ key }) => key === "accuracy")).toMatchObject({ n: count });
  expect(leftOut(out)).toMatchObject([{ severity: "dropped", count: count - (most - 2) }]);
  expect(leftOut(out)[0]?.message).toMatch(/^sums: more than 200 metrics of .*, from "m198" on$/);
});

test("of more subsets than a run has, the samples of the others are dropped and counted", async () => {
  const most = mostNames.subsets;
  const out = await converted({
    "samples.jsonl":
      lines(most + 3, (at) => sample(at, { subset: `b${at}` })) + sample(0, { subset: "b0" }),
  });
  expect(publishedMeta(out, "r").account).toMatchObject({
    samples_in: most + 4,
    samples_out: most + 1,
    samples_dropped: 3,
  });
  expect(leftOut(out)).toMatchObject([{ file: "samples.jsonl", line: most + 1, count: 3 }]);
});

test("of more benchmarks, or metrics of one, than there are, reports tell the first; the headline stays", async () => {
  const { benchmarks, metrics, categories } = mostNames;
  const line = (fields: object) => `${JSON.stringify({ value: 1, num: 1, ...fields })}\n`;
  const out = await converted({
    "evalscope.jsonl":
      lines(metrics + 5, (at) => line({ suite: "wide", metric: `m${at}` })) +
      lines(categories + 2, (at) =>
        line({ suite: "deep", metric: "m", category: `c${at % 2}`, subset: `b${at}` }),
      ) +
      lines(benchmarks, (at) => line({ suite: `s${at}`, metric: "m" })),
  });
  const suites = suitesOf(out);
  expect(suites).toHaveLength(benchmarks);
  const wide = suites.find(({ suite }) => suite === "wide");
  expect(wide?.metrics).toHaveLength(metrics);
  expect(wide?.overall.metric).toBe("m0");
  const deep = suites.find(({ suite }) => suite === "deep");
  expect(deep?.metrics[0]?.subsets).toHaveLength(categories);
  const counts = leftOut(out).map(({ count, message }) => [
    count,
    /than (\d+ [\w ]+)/.exec(message)?.[1],
  ]);
  expect(counts).toEqual([
    [2, "2000 benchmarks"],
    [2, "10000 categories or subsets of a metric"],
    [5, "200 metrics of a benchmark"],
  ]);
});

test("of more models than a folder has, each run says that there are more; of more tags, the first are there", async () => {
  const { models, tags } = mostNames;
  const report = (model: string) =>
    JSON.stringify({
      name: `${model}@s`,
      dataset_name: "s",
      model_name: model,
      score: 1,
      metrics: [],
    });
  const names = Array.from({ length: models + 2 }, (_, at) => `m${String(at).padStart(3, "0")}`);
  const out = await converted({
    ...Object.fromEntries(names.map((name) => [`reports/${name}/s.json`, report(name)])),
    "run.yaml": `tags: [${Array.from({ length: tags + 4 }, (_, at) => `t${at}`).join(", ")}]`,
  });
  expect(publishedIndex(out).map(({ run_id }) => run_id)).toHaveLength(models);
  expect(publishedMeta(out, "r~m000").tags).toHaveLength(tags);
  const told = leftOut(out, "r~m000").map(({ count, message }) => `${count}: ${message}`);
  expect(told).toEqual([
    '2: more than 200 models: what belongs to others is left out, from "m200" on',
    '4: more than 200 tags: what belongs to others is left out, from "t200" on',
  ]);
});

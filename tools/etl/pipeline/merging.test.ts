import { parseFile } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convert, publishedIndex, publishedMeta } from "../testing/conversion.ts";
import { temporaryFolder, writeTree } from "../testing/folders.ts";

const lines = (values: readonly unknown[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

const report = (model: string, suite: string, score: number, name = "mean_acc") =>
  JSON.stringify({
    name: `${model}@${suite}`,
    dataset_name: suite,
    model_name: model,
    score,
    metrics: [
      {
        name,
        num: 2,
        score,
        macro_score: score,
        categories: [
          {
            name: ["default"],
            num: 2,
            score,
            macro_score: score,
            subsets: [{ name: "main", score, num: 2 }],
          },
        ],
      },
    ],
  });

const review = (index: number, group: number, question: string, acc: number) => ({
  index,
  target: "A",
  messages: [
    { role: "user", content: question },
    { role: "assistant", content: "A", source: "generate" },
  ],
  agent_trace: null,
  sample_score: {
    score: {
      value: { acc },
      extracted_prediction: "A",
      prediction: "A",
      explanation: null,
      metadata: {},
    },
    sample_id: index,
    group_id: group,
    sample_metadata: {},
  },
});

const prediction = (index: number, question: string) => ({
  index,
  model: "m",
  model_output: {
    model: "m",
    choices: [{ message: { role: "assistant", content: "A" }, stop_reason: "stop" }],
  },
  messages: [
    { role: "user", content: question },
    { role: "assistant", content: "A", source: "generate" },
  ],
  agent_trace: null,
  metadata: {},
});

async function converted(tree: Readonly<Record<string, string>>) {
  const out = join(temporaryFolder(), "out");
  const result = await convert(writeTree(temporaryFolder(), tree), out);
  return { out, result };
}

function suitesOf(out: string, runId: string) {
  const parsed = parseFile(
    "evalSummary",
    readFileSync(join(out, "runs", runId, "eval_summary.json"), "utf8"),
  );
  if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problem));
  return parsed.value.suites;
}

const own = { suite: "own", input: "1+1?", target: "2", prediction: "2", score: 1 };

test("native results of one model and samples that name none are one run", async () => {
  const { out } = await converted({
    "r/reports/m/gsm8k.json": report("m", "gsm8k", 0.5),
    "r/reviews/m/gsm8k_main.jsonl": lines([review(0, 0, "a", 1), review(1, 1, "b", 0)]),
    "r/samples.jsonl": lines([own, { ...own, input: "2+2?" }]),
  });
  expect(suitesOf(out, "r").map(({ suite, samples }) => [suite, samples])).toEqual([
    ["gsm8k", 2],
    ["own", 2],
  ]);
  expect(publishedMeta(out, "r").account).toMatchObject({ samples_in: 4, samples_out: 4 });
});

test("a result that names no model stays with the folder's own run", async () => {
  const { out } = await converted({
    "r/reports/a/gsm8k.json": report("a", "gsm8k", 0.5),
    "r/reports/b/gsm8k.json": report("b", "gsm8k", 0.6),
    "r/evalscope.jsonl": lines([{ suite: "own", metric: "accuracy", value: 0.7, num: 10 }]),
  });
  expect(publishedIndex(out).map((run) => [run.run_id, run.metrics_summary])).toEqual([
    ["r", { "own/overall": 0.7 }],
    ["r~a", { "gsm8k/overall": 0.5 }],
    ["r~b", { "gsm8k/overall": 0.6 }],
  ]);
});

test("a second value for the same score is not hidden in silence", async () => {
  const { out, result } = await converted({
    "r/run.yaml": "project: p\n",
    "r/20260101_000000/reports/m/gsm8k.json": report("m", "gsm8k", 0.5),
    "r/20260102_000000/reports/m/gsm8k.json": report("m", "gsm8k", 0.9),
  });
  expect(suitesOf(out, "r")[0]?.overall.value).toBe(0.9);
  expect(result.outcomes[0]?.issues).toContainEqual(
    expect.objectContaining({
      code: "duplicate-result",
      severity: "dropped",
      file: "20260101_000000/reports/m/gsm8k.json",
      message: expect.stringContaining("0.5 here, 0.9 in a later report"),
    }),
  );
});

test("metrics of two reports on one benchmark stand together", async () => {
  const { out } = await converted({
    "r/reports/m/gsm8k.json": report("m", "gsm8k", 0.5),
    "r/evalscope.jsonl": lines([{ suite: "gsm8k", metric: "f1", value: 0.25, num: 2 }]),
  });
  const metrics = suitesOf(out, "r")[0]?.metrics.map(({ key, value }) => `${key} ${value}`);
  expect(new Set(metrics)).toEqual(new Set(["accuracy 0.5", "f1 0.25"]));
});

test("an unreviewed repeat joins the item that asks the same", async () => {
  const { out } = await converted({
    "r/reviews/m/gsm8k_main.jsonl": lines([
      review(0, 0, "first?", 1),
      review(1, 0, "first?", 0),
      review(3, 2, "second?", 1),
      review(4, 4, "third?", 1),
    ]),
    "r/predictions/m/gsm8k_main.jsonl": lines(
      ["first?", "first?", "second?", "second?", "third?", "third?"].map((question, index) =>
        prediction(index, question),
      ),
    ),
  });
  expect(suitesOf(out, "r")[0]).toMatchObject({
    items: 3,
    samples: 6,
    repeats: 2,
    status: "provisional",
  });
});

test("a cut line of one model is not charged to the other", async () => {
  const { out } = await converted({
    "r/reviews/a/gsm8k_main.jsonl": `${lines([review(0, 0, "a", 1)])}{"index": 1, "tar`,
    "r/reviews/b/gsm8k_main.jsonl": lines([review(0, 0, "a", 1)]),
  });
  const dropped = ["r~a", "r~b"].map((id) => publishedMeta(out, id).account?.samples_dropped);
  expect(dropped).toEqual([1, 0]);
});

test("a benchmark that was asked for and left nothing is failed, also beside one of a longer name", async () => {
  const { out } = await converted({
    "r/configs/task_config.yaml": "eval_backend: Native\nmodel: m\ndatasets: [mmlu, mmlu_pro]\n",
    "r/reports/m/mmlu_pro.json": report("m", "mmlu_pro", 0.5),
  });
  const states = suitesOf(out, "r").map(({ suite, status }) => `${suite} ${status}`);
  expect(new Set(states)).toEqual(new Set(["mmlu failed", "mmlu_pro complete"]));
});

test.each([
  ["running", "partial", "partial"],
  ["interrupted", "partial", "partial"],
  ["failed", "failed", "failed"],
])("a benchmark that left nothing to a run that is %s is %s", async (said, ofSuite, ofRun) => {
  const { out } = await converted({
    "r/run.yaml": `project: p\nstatus: ${said}\n`,
    "r/configs/task_config.yaml": "eval_backend: Native\nmodel: m\ndatasets: [mmlu]\n",
  });
  expect(suitesOf(out, "r").map(({ status }) => status)).toEqual([ofSuite]);
  expect(publishedMeta(out, "r").status).toBe(ofRun);
});

test("a provisional corpus metric has no interval", async () => {
  const sample = { suite: "speech", input: "clip", target: "x", prediction: "y" };
  const { out } = await converted({
    "r/samples.jsonl": lines([
      { ...sample, score: 0.5, metrics: { wer: 0.5 } },
      { ...sample, input: "clip 2", score: 0.1, metrics: { wer: 0.1 } },
    ]),
  });
  const wer = suitesOf(out, "r")[0]?.metrics.find((metric) => metric.key === "wer");
  expect(wer).toMatchObject({ interval: null, stderr: null });
});

test("scores beyond 0–1 without a named metric are shown as they are", async () => {
  const { out } = await converted({
    "r/samples.jsonl": lines([2, 9, 0.5].map((score, at) => ({ ...own, input: `${at}?`, score }))),
  });
  const [suite] = suitesOf(out, "r");
  expect(suite?.metrics[0]?.semantics).toMatchObject({ kind: "diagnostic", range: null });
  expect(suite?.outcomes).toEqual({ partial: 3 });
});

import { RunIndex, SampleHead, SampleStore } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { publishedSamples } from "../testing/conversion.ts";
import { reportText } from "../cli-report.ts";
import { type CaseRun, describeCase, pointsOf, runOf } from "../testing/cases.ts";

/** The lines of `samples_head.jsonl`. */
function headsOf({ folder }: CaseRun): readonly SampleHead[] {
  const lines = readFileSync(join(folder, "samples_head.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => SampleHead.parse(JSON.parse(line)));
}

describeCase("era-a-rereviewed", (converted) => {
  test("reviews with an index and predictions without one are the same samples", () => {
    const run = runOf(converted(), "run");
    expect(run.meta.account).toMatchObject({ samples_in: 2, samples_out: 2, samples_dropped: 0 });
    const [suite] = run.summary.suites;
    expect(suite).toMatchObject({
      suite: "gsm8k",
      status: "complete",
      outcomes: { correct: 1, wrong: 1 },
    });
    expect(suite?.performance?.total_input_tokens).toBe(10);
    expect(run.meta.status).toBe("complete");
  });
});

describeCase("53-collection-names", (converted) => {
  test.each([
    ["coll_named", "evalscope_data", 0.75],
    ["coll_same", "data_collection", 1],
  ])("%s is one benchmark, complete", (runId, suite, value) => {
    const { meta, summary } = runOf(converted(), runId);
    expect(meta.status).toBe("complete");
    expect(summary.suites).toMatchObject([{ suite, status: "complete", overall: { value } }]);
    expect(meta.issues).toEqual([]);
  });

  test("the breakdown goes with the collection's report", () => {
    const [suite] = runOf(converted(), "coll_named").summary.suites;
    expect(suite?.breakdowns.map(({ name }) => name)).toEqual(["subset"]);
  });
});

describeCase("17-same-score-other-text", (converted) => {
  test("the answers of both runs are there, item by item", () => {
    const [a, b] = [headsOf(runOf(converted(), "t0_a")), headsOf(runOf(converted(), "t0_b"))];
    expect(a.map(({ id }) => id)).toEqual(b.map(({ id }) => id));
    expect(a.map(({ score }) => score)).toEqual(b.map(({ score }) => score));
    const differing = a.filter(({ prediction }, at) => prediction !== b[at]?.prediction);
    expect(differing.map(({ id, score }) => [id, score])).toEqual([
      ["1", 1],
      ["4", 1],
      ["10", 0],
    ]);
  });

  test("both runs asked the same items", () => {
    const lists = ["t0_a", "t0_b"].map((id) => {
      const { folder, summary } = runOf(converted(), id);
      const store = summary.suites[0]?.store ?? "";
      return SampleStore.parse(JSON.parse(readFileSync(join(folder, store, "store.json"), "utf8")));
    });
    expect(lists[0]?.item_list.hash).toBe(lists[1]?.item_list.hash);
  });
});

describeCase("09-judge-again", (converted) => {
  test("the last verdict counts, and that an earlier one differed is told", () => {
    const { folder, meta, summary } = runOf(converted(), "judged");
    const samples = publishedSamples(join(folder, summary.suites[0]?.store ?? ""));
    expect(samples.map(({ score }) => score)).toEqual([0, 1, 0, 1, 0, 1]);
    expect(
      samples.map(({ earlier }) => earlier?.map(({ metrics }) => metrics["accuracy"])),
    ).toEqual([[1], [0], [1], [0], [1], undefined]);
    expect(samples[0]?.earlier?.[0]?.source.line).toBe(1);
    expect(summary.suites[0]?.samples).toBe(6);
    expect(meta.issues).toContainEqual(
      expect.objectContaining({ code: "verdict-changed", severity: "warning", count: 5 }),
    );
  });
});

describeCase("04-checkpoint-name", (converted) => {
  test.each([
    ["llama3-3epoch-eval", "llama3-3epoch/checkpoint-340"],
    ["llama3-5epoch-eval", "llama3-5epoch/checkpoint-340"],
    ["qwen-sft-eval", "qwen-sft/checkpoint-340"],
  ])("%s is of a model of its own, at step 340", (runId, name) => {
    const { meta } = runOf(converted(), runId);
    expect(meta.model.name).toBe(name);
    expect(meta.checkpoint).toEqual({ step: 340, tokens: null, epoch: null });
    const index = readFileSync(join(converted().outDir, "index.json"), "utf8");
    expect(RunIndex.parse(JSON.parse(index)).find(({ run_id }) => run_id === runId)).toMatchObject({
      model_name: name,
      checkpoint: { step: 340 },
    });
    expect(JSON.stringify(meta)).not.toContain("/share/ckp");
  });
});

describeCase("19-raw-is-the-run", (converted) => {
  test("the raw folder is one run, named after it, and that is said", () => {
    const { result, runs } = converted();
    expect([...runs.keys()]).toEqual(["raw"]);
    expect(result.rawIsRun).toBe("raw");
    const { meta, summary } = runOf(converted(), "raw");
    expect(summary.suites).toMatchObject([{ suite: "gsm8k", status: "complete", samples: 4 }]);
    expect(meta.sources.map(({ path }) => path)).toContain("logs/eval_log.log");
    expect(reportText(result, "out", false)).toContain("point --raw-dir one level up");
  });
});

describeCase("lightning-versions", (converted) => {
  test.each([
    [
      "version_0",
      [
        [49, 10],
        [99, 8],
        [149, 7],
      ],
    ],
    [
      "version_7",
      [
        [49, 3],
        [99, 2.5],
      ],
    ],
  ])("%s is a run with its points and settings", (version, points) => {
    const run = runOf(converted(), `run~lightning_logs~${version}`);
    expect(Object.values(pointsOf(run))).toEqual([points]);
    expect(run.meta.hparams).toEqual({ lr: 1e-5, batch_size: 8 });
    expect(run.meta.issues).toEqual([]);
  });

  test("there are no others", () => {
    expect(converted().runs.size).toBe(2);
  });
});

import { type Sample, type SuiteSummary, parseFile } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { convert, publishedSamples } from "../testing/conversion.ts";
import { temporaryFolder, writeTree } from "../testing/folders.ts";
import { scoreDisagreements } from "../testing/score-agreement.ts";

/** What the headline, the scores of samples, outcomes and intervals come to, from raw files to published ones. */

type Values = Readonly<Record<string, unknown>>;

const lines = (values: readonly unknown[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

/** A report that names no headline. @param metrics name, score and number of each */
function report(suite: string, metrics: readonly (readonly [string, number, number])[]): string {
  return JSON.stringify({
    name: `m@${suite}`,
    dataset_name: suite,
    model_name: "m",
    score: metrics[0]?.[1],
    metrics: metrics.map(([name, score, num]) => ({
      name,
      num,
      score,
      macro_score: score,
      categories: [
        {
          name: ["default"],
          num,
          score,
          macro_score: score,
          subsets: [{ name: "all", score, num }],
        },
      ],
    })),
  });
}

/** A review as evalscope has written it since 1.0. @param score what differs from a plain one */
function review(
  index: number,
  value: unknown,
  score: Values = {},
  more: Values = {},
  group = index,
): unknown {
  return {
    index,
    input: `**User**: \nQuestion ${index}`,
    target: "T",
    sample_score: {
      score: { value, extracted_prediction: "P", prediction: "P", metadata: {}, ...score },
      sample_id: index,
      group_id: group,
      sample_metadata: {},
    },
    ...more,
  };
}

/** A review as evalscope wrote it before 1.0. */
function oldReview(index: number, result: unknown): unknown {
  const message = { role: "assistant", content: "P" };
  return {
    index,
    answer_id: `a${index}`,
    choices: [
      { index: 0, message, finish_reason: "stop", review: { gold: "T", pred: "P", result } },
    ],
    origin_prompt: { data: [`Question ${index}`] },
    raw_input: { prompt: `Question ${index}` },
    subset_name: "all",
    reviewed: true,
  };
}

async function converted(
  suite: string,
  reports: string | null,
  reviews: readonly unknown[],
): Promise<{ readonly summary: SuiteSummary; readonly samples: readonly Sample[] }> {
  const outDir = temporaryFolder();
  const raw = writeTree(temporaryFolder(), {
    ...(reports === null ? {} : { [`run/reports/m/${suite}.json`]: reports }),
    ...(reviews.length === 0 ? {} : { [`run/reviews/m/${suite}_all.jsonl`]: lines(reviews) }),
  });
  await convert(raw, outDir);
  expect(scoreDisagreements(outDir)).toEqual([]);
  const folder = join(outDir, "runs/run");
  const parsed = parseFile("evalSummary", readFileSync(join(folder, "eval_summary.json"), "utf8"));
  const summary = parsed.kind === "ok" ? parsed.value.suites[0] : undefined;
  if (!summary) throw new Error("nothing was published");
  return {
    summary,
    samples: summary.store === null ? [] : publishedSamples(join(folder, summary.store)),
  };
}

async function outcomeOf(value: Values, score: Values): Promise<Sample | undefined> {
  const { samples } = await converted("simple_qa", null, [review(0, value, score)]);
  return samples[0];
}

async function answer(score: Values, more: Values): Promise<Sample | undefined> {
  const { samples } = await converted("sums", null, [review(0, { acc: 1 }, score, more)]);
  return samples[0];
}

function metric({ metrics }: SuiteSummary, key: string) {
  return metrics.find((candidate) => candidate.key === key);
}

describe("the headline", () => {
  test.each([
    [
      "before 1.0",
      [
        ["inst_level_strict_acc", 0.8, 10],
        ["prompt_level_strict_acc", 0.5, 10],
      ],
    ],
    [
      "since 1.0",
      [
        ["mean_prompt_level_strict", 0.5, 10],
        ["mean_inst_level_strict", 0.8, 10],
      ],
    ],
    [
      "in any order",
      [
        ["mean_inst_level_loose", 0.8, 10],
        ["mean_prompt_level_strict", 0.5, 10],
      ],
    ],
  ] as const)("of a benchmark is the same metric in reports %s", async (_, metrics) => {
    const { summary } = await converted("ifeval", report("ifeval", metrics), []);
    expect(summary.overall).toEqual({ metric: "prompt_level_strict", value: 0.5 });
  });

  test("is the same without a report", async () => {
    const values = { inst_level_strict: 0.5, prompt_level_strict: 0 };
    const { summary, samples } = await converted("ifeval", null, [review(0, values)]);
    expect(summary.overall).toEqual({ metric: "prompt_level_strict", value: 0 });
    expect(samples[0]).toMatchObject({ score: 0, outcome: "wrong" });
  });

  test("heads what the samples are judged by, whatever they name themselves", async () => {
    const values = { f1: 0.6, em: 0 };
    const reviews = [review(0, values, { main_score_name: "em" })];
    const metrics = [
      ["mean_em", 0, 1],
      ["mean_f1", 0.6, 1],
    ] as const;
    const { summary, samples } = await converted("drop", report("drop", metrics), reviews);
    expect(summary.overall).toEqual({ metric: "f1", value: 0.6 });
    expect(samples[0]).toMatchObject({ score: 0.6, outcome: "partial" });
    expect(summary.sample_score).toEqual({ metrics: ["f1"], value: 0.6, n: 1, is_headline: true });
  });

  test("may be what no sample has: then it is said what they have", async () => {
    // The same number, but of another metric.
    const metrics = [["winrate", 0.5, 2]] as const;
    const reviews = [review(0, { score: 1 }), review(1, { score: 0 })];
    const { summary } = await converted("arena", report("arena", metrics), reviews);
    expect(summary.overall).toEqual({ metric: "win_rate", value: 0.5 });
    expect(summary.sample_score).toEqual({
      metrics: ["normalized_score"],
      value: 0.5,
      n: 2,
      is_headline: false,
    });
  });

  test("gives a bare number its name", async () => {
    const reviews = [oldReview(0, 1), oldReview(1, 0)];
    const { summary, samples } = await converted(
      "mbpp",
      report("mbpp", [["Pass@1", 0.5, 2]]),
      reviews,
    );
    expect(samples.map(({ metrics }) => metrics)).toEqual([{ accuracy: 1 }, { accuracy: 0 }]);
    expect(summary.metrics[0]?.recomputed).toEqual({ value: 0.5, n: 2, agrees: true });
  });

  test("keeps a second value of its name apart", async () => {
    const { samples } = await converted("sums", null, [
      review(0, { acc: 1, accuracy: 0.5, Acc: 0 }),
    ]);
    expect(samples[0]?.metrics).toEqual({ accuracy: 1, "accuracy'": 0.5, Acc: 0 });
  });

  test("is never a mere rate where there is a score", async () => {
    const metrics = [
      ["mean_is_incorrect", 0.4, 5],
      ["mean_my_score", 0.6, 5],
    ] as const;
    const { summary } = await converted("my_qa", report("my_qa", metrics), []);
    expect(summary.overall.metric).toBe("my_score");
  });
});

describe("means over instructions", () => {
  const metrics = [
    ["mean_inst_level_strict", 0.75, 8],
    ["mean_prompt_level_strict", 0.5, 2],
  ] as const;
  const values = [
    { inst_level_strict: 1, prompt_level_strict: 1 },
    { inst_level_strict: 0, prompt_level_strict: 0 },
  ];

  test("are weighted by what newer samples tell", async () => {
    const reviews = values.map((value, at) =>
      review(at, value, { metadata: { metric_weights: { inst_level_strict: at === 0 ? 6 : 2 } } }),
    );
    const { summary } = await converted("ifeval", report("ifeval", metrics), reviews);
    const found = metric(summary, "inst_level_strict");
    // 6 of 8, by prompts (1, 0) of 6 and 2: SE² = (6·0.25)² + (2·0.75)² = 4.5; · 2/1 / 8² → SE = 0.375
    expect(found?.recomputed).toEqual({ value: 0.75, n: 2, agrees: true });
    expect(found?.stderr).toBeCloseTo(0.375, 9);
    expect(found?.interval?.method).toBe("t-clustered");
    expect(summary.pass_at_k).toEqual([]);
  });

  test("are weighted by the lists of older samples", async () => {
    const reviews = [
      oldReview(0, { inst_level_strict_acc: [true, true, true], prompt_level_strict_acc: true }),
      oldReview(1, { inst_level_strict_acc: [false], prompt_level_strict_acc: false }),
    ];
    const { summary, samples } = await converted("ifeval", report("ifeval", metrics), reviews);
    expect(metric(summary, "inst_level_strict")?.recomputed).toEqual({
      value: 0.75,
      n: 2,
      agrees: true,
    });
    expect(samples[0]?.metadata["result"]).toMatchObject({
      inst_level_strict_acc: [true, true, true],
    });
  });

  test("are left alone where nobody knows the number of instructions", async () => {
    const reviews = values.map((value, at) => review(at, value));
    const { summary } = await converted("ifeval", report("ifeval", metrics), reviews);
    expect(metric(summary, "inst_level_strict")?.recomputed).toBeNull();
  });

  test("that differ from all their instructions are told", async () => {
    const weights = { metadata: { metric_weights: { inst_level_strict: 2 } } };
    const reviews = values.map((value, at) => review(at, value, weights));
    const { summary } = await converted("ifeval", report("ifeval", metrics), reviews);
    expect(metric(summary, "inst_level_strict")?.recomputed).toMatchObject({
      value: 0.5,
      agrees: false,
    });
  });
});

describe("a score known from its report only", () => {
  test.each([
    ["a share of items", [["mean_acc", 0.8, 50]], "wilson-reported"],
    ["Pass@1", [["Pass@1", 0.8, 50]], "wilson-reported"],
    ["a mean of marks", [["mean_acc", 0.8123, 50]], undefined],
    ["F1", [["mean_f1", 0.8, 50]], undefined],
    ["a share of nothing known", [["mean_acc", 0.8, 0]], undefined],
    ["an unknown metric", [["mean_magic", 0.8, 50]], undefined],
  ] as const)("%s", async (_, metrics, method) => {
    const { summary } = await converted("quiz", report("quiz", metrics), []);
    expect(summary.metrics[0]?.interval?.method).toBe(method);
  });

  test("has the Wilson interval of value and number", async () => {
    const { summary } = await converted("quiz", report("quiz", [["mean_acc", 0.5, 10]]), []);
    expect(summary.metrics[0]?.interval?.low).toBeCloseTo(0.2366, 4);
    expect(summary.metrics[0]?.interval?.high).toBeCloseTo(0.7634, 4);
  });

  test("of several answers an item counts items, and draws pass@k", async () => {
    const ks = [1, 2, 4].map((k) => [`mean_acc_pass@${k}`, 0.5 + k / 10, 40] as const);
    const metrics = [["mean_acc", 0.6, 40], ...ks.toReversed()] as const;
    const { summary } = await converted("quiz", report("quiz", metrics), []);
    expect(summary.pass_at_k).toEqual([
      { k: 1, value: 0.6, stderr: null },
      { k: 2, value: 0.7, stderr: null },
      { k: 4, value: 0.9, stderr: null },
    ]);
    // 40 answers to 10 items: 0.6 of 10 has the Wilson interval 0.3127 to 0.8318.
    expect(metric(summary, "accuracy")?.interval?.low).toBeCloseTo(0.3127, 4);
    expect(metric(summary, "accuracy")?.interval?.high).toBeCloseTo(0.8318, 4);
    expect(metric(summary, "accuracy:pass_at_k[k=1]")?.interval).toBeNull();
  });

  test("is not held against another mean of repeats than its own", async () => {
    const reviews = [1, 1, 1, 0].map((acc, at) => review(at, { acc }, {}, {}, at < 3 ? 0 : 3));
    const metrics = [
      ["mean_acc", 0.75, 4],
      ["mean_acc_pass@1", 0.5, 2],
    ] as const;
    const { summary } = await converted("quiz", report("quiz", metrics), reviews);
    expect(metric(summary, "accuracy")?.recomputed).toEqual({ value: 0.75, n: 4, agrees: true });
    expect(metric(summary, "accuracy:pass_at_k[k=1]")?.recomputed).toBeNull();
  });

  test("on a scale of its own is not shown as a share", async () => {
    const { summary } = await converted("quiz", report("quiz", [["mean_acc", 85.2, 50]]), []);
    expect(summary.metrics[0]).toMatchObject({
      semantics: { kind: "quality", direction: "higher", range: null, display: { unit: "" } },
      interval: null,
    });
  });
});

describe("outcomes", () => {
  const judged = { metadata: { source: "llm_judge", judge_strategy: "llm", model: "judge" } };

  test.each([
    ["an error", { ...judged, explanation: "LLM judge: [ERROR] Error occurred: timeout" }],
    ["silence", { ...judged, explanation: "LLM judge: " }],
    ["a status", { status: "parse_error", judge_summary: { error: "no label" } }],
    [
      "an exclusion",
      { status: "excluded", judge_summary: { valid_observations: 0, total_observations: 2 } },
    ],
  ])("a judge that failed by %s is no verdict", async (_, score) => {
    const values = { is_correct: 0, is_incorrect: 0, is_not_attempted: 1 };
    const sample = await outcomeOf(values, score);
    expect(sample?.outcome).toBe("judge_error");
    expect(sample?.error).not.toBeNull();
  });

  test("a judge's failure of old is none of the answer's", async () => {
    const result = { is_correct: 0, is_incorrect: 0, is_not_attempted: 1, judge_response: "" };
    const { samples } = await converted("simple_qa", null, [oldReview(0, result)]);
    expect(samples[0]).toMatchObject({ outcome: "judge_error", metrics: { is_correct: 0 } });
  });

  test("both games of a battle must fail", async () => {
    const battle = (first: string, second: string) =>
      outcomeOf(
        { score: 0 },
        { explanation: `LLM judge battles: Game1: ${first}... Game2: ${second}...` },
      );
    expect((await battle("[ERROR] timeout", "[ERROR] timeout"))?.outcome).toBe("judge_error");
    expect((await battle("[ERROR] timeout", "[[B>A]]"))?.outcome).toBe("wrong");
  });

  test("what the benchmark calls no attempt is a class of its own", async () => {
    const values = { is_correct: 0, is_incorrect: 0, is_not_attempted: 1 };
    expect(await outcomeOf(values, { ...judged, explanation: "LLM judge: C" })).toMatchObject({
      outcome: "not_attempted",
      error: null,
    });
    const wrong = { is_correct: 0, is_incorrect: 1, is_not_attempted: 0 };
    expect((await outcomeOf(wrong, { ...judged, explanation: "LLM judge: B" }))?.outcome).toBe(
      "wrong",
    );
  });

  test("an exclusion that is no judge's is not scored", async () => {
    expect((await outcomeOf({}, { status: "excluded" }))?.outcome).toBe("unscored");
  });
});

describe("reasoning", () => {
  const thought = { type: "reasoning", text: "Add.", redacted: false };
  const said = { type: "text", text: "5" };

  test.each<[string, unknown]>([
    ["inline", { content: "<think>Add.</think>5" }],
    ["beside the content", { content: "5", reasoning_content: "Add." }],
    ["by another field", { content: "5", reasoning: "Add." }],
    ["a part", { content: [{ type: "reasoning", reasoning: "Add." }, said] }],
    ["a part of another name", { content: [{ type: "thinking", thinking: "Add." }, said] }],
    [
      "a list of parts",
      { content: [{ type: "thinking", thinking: [{ type: "text", text: "Add." }] }, said] },
    ],
    ["inline within a part", { content: [{ type: "text", text: "[THINK]Add.[/THINK]5" }] }],
    ["twice", { content: "<think>Add.</think>5", reasoning_content: "Add." }],
  ])("in the message, %s, stands apart from the answer", async (_, message) => {
    const messages = [
      { role: "user", content: "2+3?" },
      Object.assign({ role: "assistant", source: "generate" }, message),
    ];
    const sample = await answer({ prediction: "<think>Add.</think>5" }, { messages });
    expect(sample?.messages[1]?.content).toEqual([thought, said]);
    expect(sample?.prediction).toBe("5");
  });

  test("that only the answer's text has is kept as part of the conversation", async () => {
    const sample = await answer(
      { prediction: "<think>Add.</think>5", extracted_prediction: "<think>Add.</think>5" },
      {},
    );
    expect(sample?.messages.map(({ role, content }) => [role, content])).toEqual([
      ["user", [{ type: "text", text: "Question 0" }]],
      ["assistant", [thought, said]],
    ]);
    expect(sample).toMatchObject({ prediction: "5", extracted: "5" });
  });

  test("of the simple layout is apart, too", async () => {
    const outDir = temporaryFolder();
    const one = {
      suite: "sums",
      input: "2+3?",
      target: "5",
      prediction: "Add.\n</think>\n5",
      score: 1,
    };
    await convert(writeTree(temporaryFolder(), { "run/samples.jsonl": lines([one]) }), outDir);
    const [sample] = publishedSamples(join(outDir, "runs/run/samples/sums"));
    expect(sample?.messages.at(-1)?.content).toEqual([thought, said]);
    expect(sample?.prediction).toBe("5");
  });

  test("that nobody asked about stays out of an ordinary text", async () => {
    const sample = await answer({ prediction: "Write `</think>` at the end." }, {});
    expect(sample).toMatchObject({ prediction: "Write `</think>` at the end.", messages: [] });
  });
});

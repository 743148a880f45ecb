import { join } from "node:path";
import { expect, test } from "vitest";
import { type CaseRun, describeCase, runOf } from "../testing/cases.ts";
import { publishedSamples } from "../testing/conversion.ts";

function suiteOf({ summary }: CaseRun, name: string) {
  const suite = summary.suites.find((candidate) => candidate.suite === name);
  if (!suite) throw new Error(`no suite ${name}`);
  const metric = (key: string) => {
    const found = suite.metrics.find((candidate) => candidate.key === key);
    if (!found)
      throw new Error(`no metric ${key} among ${suite.metrics.map((one) => one.key).join()}`);
    return found;
  };
  return { suite, metric };
}

describeCase("semantics-headline", (converted) => {
  test.each([
    ["simple_qa", "is_correct"],
    ["zebralogicbench", "puzzle_acc"],
    ["zebralogicbench", "cell_acc"],
    ["multi_if", "turn_1_prompt_level_strict"],
  ])("%s: %s is a quality between 0 and 1, the higher the better", (suite, name) => {
    const { metric } = suiteOf(runOf(converted(), "run"), suite);
    expect(metric(name).semantics).toMatchObject({
      kind: "quality",
      direction: "higher",
      range: { min: 0, max: 1 },
    });
  });

  test("a share known from its report only has an interval that says so", () => {
    const run = runOf(converted(), "run");
    const { metric } = suiteOf(run, "simple_qa");
    // 3 of 10: (0.3 + 3.8415/20 ± 1.96 · √(0.021 + 3.8415/400)) / 1.38415
    expect(metric("is_correct").interval).toMatchObject({ method: "wilson-reported" });
    expect(metric("is_correct").interval?.low).toBeCloseTo(0.1078, 4);
    expect(metric("is_correct").interval?.high).toBeCloseTo(0.6032, 4);
    // Cells of one puzzle are not independent.
    expect(suiteOf(run, "zebralogicbench").metric("cell_acc").interval).toBeNull();
  });
});

describeCase("multi-if-main-score", (converted) => {
  test("headline, scores and outcomes are of the last turn", () => {
    const run = runOf(converted(), "run");
    const { suite } = suiteOf(run, "multi_if");
    expect(suite.overall).toEqual({ metric: "turn_3_prompt_level_strict", value: 0 });
    expect(suite.outcomes).toEqual({ wrong: 2 });
    expect(suite.sample_score).toEqual({
      metrics: ["turn_3_prompt_level_strict"],
      value: 0,
      n: 2,
      is_headline: true,
    });
    const samples = publishedSamples(join(run.folder, suite.store ?? ""));
    expect(samples.map(({ score }) => score)).toEqual([0, 0]);
  });
});

describeCase("ifeval-instruction-level", (converted) => {
  test("instructions followed of all instructions: no warning", () => {
    const run = runOf(converted(), "run");
    const { suite, metric } = suiteOf(run, "ifeval");
    expect(suite.overall).toEqual({ metric: "prompt_level_strict", value: 0.5 });
    expect(metric("inst_level_strict")).toMatchObject({ value: 0.5, recomputed: null });
    expect(metric("prompt_level_strict").recomputed).toEqual({ value: 0.5, n: 2, agrees: true });
    expect(run.meta.issues.map(({ code }) => code)).not.toContain("score-disagrees");
    expect(suite.outcomes).toEqual({ correct: 1, wrong: 1 });
  });
});

describeCase("pass-at-1-interval", (converted) => {
  test("with one answer an item Pass@1 is a mean", () => {
    const { suite, metric } = suiteOf(runOf(converted(), "run"), "humaneval");
    expect(suite.overall).toEqual({ metric: "accuracy:pass_at_k[k=1]", value: 0.5 });
    const { interval, recomputed, stderr } = metric("accuracy:pass_at_k[k=1]");
    expect(recomputed).toEqual({ value: 0.5, n: 10, agrees: true });
    expect(interval).toMatchObject({ method: "wilson", level: 0.95 });
    expect(interval?.low).toBeCloseTo(0.2366, 4);
    expect(interval?.high).toBeCloseTo(0.7634, 4);
    // sd / √n = √(0.25 · 10/9) / √10
    expect(stderr).toBeCloseTo(1 / 6, 6);
    expect(suite.sample_score).toMatchObject({ value: 0.5, n: 10 });
  });
});

describeCase("refused-regex-chinese", (converted) => {
  test("only the answer that begins by declining is refused", () => {
    const run = runOf(converted(), "run");
    const { suite } = suiteOf(run, "general_qa");
    expect(suite.outcomes).toEqual({ wrong: 2, refused: 1 });
    const samples = publishedSamples(join(run.folder, suite.store ?? ""));
    expect(samples.map(({ outcome }) => outcome)).toEqual(["wrong", "wrong", "refused"]);
  });
});

describeCase("08-think-tags", (converted) => {
  const thoughts = [
    "Add 2 and 3.\nThat is 5.",
    "Add 2 and 3.\nThat is 5.",
    Array.from({ length: 3 }, () => "Add 2 and 3. Wait, let me check again.").join(" <think>\n"),
    "Add.",
  ];
  const answers = ["The answer is 5.", "The answer is 5.", "", "5"];

  test.each(["think_b", "think_c"])("%s: reasoning is apart from the answer", (runId) => {
    const run = runOf(converted(), runId);
    const { suite } = suiteOf(run, "ifeval");
    const samples = publishedSamples(join(run.folder, suite.store ?? ""));
    expect(samples.map(({ prediction }) => prediction)).toEqual(answers);
    const spoken = samples.map(({ messages }) =>
      messages.filter((one) => one.role === "assistant"),
    );
    expect(spoken.map(([one]) => one?.content)).toEqual(
      thoughts.map((text, at) => [
        { type: "reasoning", text, redacted: false },
        ...(answers[at] === "" ? [] : [{ type: "text", text: answers[at] }]),
      ]),
    );
    expect(suite.outcomes).toEqual({ correct: 3, extraction_failed: 1 });
  });
});

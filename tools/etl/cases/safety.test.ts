import { expect, test } from "vitest";
import { type ConvertedCase, describeCase, runOf } from "../testing/cases.ts";

const told = ({ result }: ConvertedCase) =>
  result.outcomes.map(({ runId, kind }) => `${runId} ${kind}`);

describeCase("attack-runname", (converted) => {
  test("a name of several words is no key: both runs are published", () => {
    expect(told(converted())).toEqual(["other converted", "sk-llama3-8b-lora converted"]);
    expect(runOf(converted(), "sk-llama3-8b-lora").summary.suites).toHaveLength(1);
    expect(runOf(converted(), "other").summary.suites).toHaveLength(1);
  });
});

describeCase("attack-imgsecret", (converted) => {
  test("both runs are published: a short number is no key", () => {
    const found = converted();
    expect(found.result.published).toBe(true);
    expect(told(found)).toEqual(["other converted", "pics converted"]);
    expect(runOf(found, "pics").meta.issues).toEqual([]);
    expect(runOf(found, "other").meta.issues).toEqual([]);
  });
});

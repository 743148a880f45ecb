import { metricKey } from "@evalsite/protocol";
import { describe, expect, test } from "vitest";
import { canonicalMetric } from "./metric-names.ts";
import { semanticsOf } from "./metric-semantics.ts";

describe("canonicalMetric", () => {
  test.each([
    ["mean_acc", "accuracy"],
    ["AverageAccuracy", "accuracy"],
    ["WeightedAverageAccuracy", "accuracy"],
    ["acc", "accuracy"],
    ["accuracy", "accuracy"],
    ["mean_acc_pass@2", "accuracy:pass_at_k[k=2]"],
    ["Pass@1", "accuracy:pass_at_k[k=1]"],
    ["acc_vote@4", "accuracy:vote_at_k[k=4]"],
    ["acc_pass^4", "accuracy:pass_hat_k[k=4]"],
    ["bleu-4", "bleu:mean[ngram=4]"],
    ["mean_Rouge-L-R", "rouge:mean[statistic=recall,variant=l]"],
    ["rouge-1-f", "rouge:mean[ngram=1,statistic=f1]"],
    ["Rouge-L", "rouge:mean[variant=l]"],
    ["mean_prompt_level_strict", "prompt_level_strict"],
    ["em", "exact_match"],
    ["ACC@0.5", "accuracy:mean[threshold=0.5]"],
    ["math/acc", "accuracy:mean[scope=math]"],
    ["winrate", "win_rate"],
    ["max_score", "max_score"],
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
  ])("%s is %s", (source, key) => {
    expect(metricKey(canonicalMetric(source))).toBe(key);
  });
});

describe("semanticsOf", () => {
  const of = (name: string) => semanticsOf(canonicalMetric(name));

  test("a plain quality ratio is better when higher and shown in percent", () => {
    expect(of("acc")).toMatchObject({ kind: "quality", direction: "higher", range: { max: 1 } });
    expect(of("acc").display).toEqual({ multiplier: 100, unit: "%", precision: 1 });
  });

  test("error rates and distances are better when lower", () => {
    for (const name of ["wer", "cer", "HalluRate", "table_edit_dist", "lpips"]) {
      expect(of(name).direction, name).toBe("lower");
    }
  });

  test("points keep their 0–100 range, judge scores have none", () => {
    expect(of("eq_bench_score").range).toEqual({ min: 0, max: 100 });
    expect(of("gpt_score").range).toBeNull();
  });

  test("diagnostics and unknown names are never ranked", () => {
    for (const name of ["is_incorrect", "yes_ratio", "count_items", "my_new_metric"]) {
      expect(of(name)).toMatchObject({ kind: "diagnostic", direction: "none" });
    }
  });
});

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
    ["recall@10", "recall:mean[cutoff=10]"],
    ["math/acc", "accuracy:mean[scope=math]"],
    ["overall_acc", "accuracy:mean[scope=overall]"],
    ["task_averaged_f1", "f1:macro_mean[scope=question_types]"],
    ["single_session_user_acc", "single_session_user_acc"],
    ["Overall_aAcc", "accuracy:mean[level=overall,target=answer]"],
    ["mean_Act.EM", "exact_match:mean[target=action]"],
    ["table_TEDS_EN", "table_teds:mean[language=en]"],
    ["Context#4096 Depth#40", "accuracy:mean[context_length=4096,depth_percent=40]"],
    ["4096-8192_mrcr_score", "mrcr_score:mean[max_tokens=8192,min_tokens=4096]"],
    ["avg@4_row/f1", "f1:mean[k=4,scope=row]"],
    ["avg@32", "accuracy:mean[k=32]"],
    ["maj@8", "accuracy:vote_at_k[k=8]"],
    ["pass_at_8", "accuracy:pass_at_k[k=8]"],
    ["mean_is_correct", "is_correct"],
    ["mean_turn_3_prompt_level_strict", "turn_3_prompt_level_strict"],
    ["inst_level_strict_acc", "inst_level_strict"],
    ["mean_absolute_error", "mean_absolute_error"],
    ["Semantic Consistency", "semantic_consistency"],
    ["mean_准确率", "准确率"],
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
    expect(of("WeightedScorePercent").range).toEqual({ min: 0, max: 100 });
    expect(of("gpt_score").range).toBeNull();
  });

  test("a name of a known family means what the family does", () => {
    const qualities =
      "mean_turn_1_inst_level_loose cell_acc row_f1 f1_micro acc_norm pass@7 mean_acc_vote@3 multi_hop_f1 tool_pass_rate";
    for (const name of qualities.split(" "))
      expect(of(name), name).toMatchObject({
        kind: "quality",
        direction: "higher",
        range: { min: 0, max: 1 },
      });
    for (const name of ["mean_absolute_error", "val_perplexity", "rmse", "action_error_rate"])
      expect(of(name), name).toMatchObject({ kind: "quality", direction: "lower" });
    expect(of("audio_wer").range).toEqual({ min: 0, max: 1 });
    expect(of("rmse").range).toBeNull();
  });

  test("what is only about a metric is none", () => {
    for (const name of ["accuracy_std", "acc_stderr", "f1_count", "reasoning_tokens", "math_score"])
      expect(of(name), name).toMatchObject({ kind: "diagnostic", direction: "none" });
  });

  test("diagnostics and unknown names are never ranked", () => {
    for (const name of ["is_incorrect", "yes_ratio", "count_items", "my_new_metric"]) {
      expect(of(name)).toMatchObject({ kind: "diagnostic", direction: "none" });
    }
  });
});

import type { MetricIdentity, MetricSemantics } from "@evalsite/protocol";

const percent = { multiplier: 100, unit: "%", precision: 1 };
const unit = { min: 0, max: 1 };

const ratio: MetricSemantics = {
  kind: "quality",
  direction: "higher",
  unit: null,
  range: unit,
  display: percent,
};
const errorRatio: MetricSemantics = { ...ratio, direction: "lower" };
const points100: MetricSemantics = {
  ...ratio,
  unit: "points",
  range: { min: 0, max: 100 },
  display: { multiplier: 1, unit: "", precision: 1 },
};
const number = (precision: number) => ({ multiplier: 1, unit: "", precision });
const unbounded: MetricSemantics = { ...ratio, range: null, display: number(4) };
const judged: MetricSemantics = { ...unbounded, display: number(2) };
/** Of a metric whose name tells nothing: shown as it is, without direction, rank or colour. */
export const unspecified: MetricSemantics = {
  kind: "diagnostic",
  direction: "none",
  unit: null,
  range: null,
  display: number(4),
};
const diagnosticRatio: MetricSemantics = { ...unspecified, range: unit, display: percent };
const count: MetricSemantics = { ...unspecified, display: number(0) };

const words = (text: string) => text.trim().split(/\s+/);

/**
 * Names and what they mean, from the semantics catalogue of evalscope
 * (`evalscope/metrics/semantics/{baselines,catalog}.py`).
 */
const table: ReadonlyMap<string, MetricSemantics> = new Map([
  ...entries(
    ratio,
    `accuracy f1 precision recall exact_match pass pass_rate normalized_score coverage win_rate
     win_rate_lower win_rate_upper iou bleu rouge meteor similarity bert_score anls relaxed_accuracy
     prompt_level_strict inst_level_strict prompt_level_loose inst_level_loose
     prompt_level_strict_acc inst_level_strict_acc prompt_level_loose_acc inst_level_loose_acc
     ndcg mrr map task_success success_rate tool_call_f1 schema_accuracy`,
  ),
  ...entries(
    errorRatio,
    `wer audio_wer cer mer error_rate simple_error_rate error_only_reasoning_rate hallucination_rate
     distractor_leakage text_block_edit_dist display_formula_edit_dist table_edit_dist
     reading_order_edit_dist`,
  ),
  ...entries(points100, "eq_bench_score weighted_score_percent"),
  ...entries({ ...unbounded, display: number(3) }, "cider"),
  ...entries({ ...unbounded, direction: "lower" }, "lpips"),
  ...entries(
    judged,
    `judge_score max_score net_match_score communication_quality completeness context_awareness
     instruction_following`,
  ),
  ...entries(
    unbounded,
    `clipscore pick_score hpsv2_score hps_v2_1_score image_reward_score blipv2_score fga_blip2_score
     mps vqa_model_score psnr`,
  ),
  ...entries(
    diagnosticRatio,
    "is_incorrect is_not_attempted yes_ratio maybe_ratio inference_error_rate",
  ),
  ...entries(count, "no_answer_num total_tokens avg_reason_lens"),
]);

function entries(
  semantics: MetricSemantics,
  names: string,
): readonly (readonly [string, MetricSemantics])[] {
  return words(names).map((name) => [name, semantics] as const);
}

/**
 * Semantics of a metric by its canonical name. An unknown name is a diagnostic: shown as it is,
 * without direction, rank or colour. Values play no part.
 */
export function semanticsOf(identity: MetricIdentity): MetricSemantics {
  const known = table.get(identity.name);
  if (known) return known;
  if (identity.name.startsWith("rate_")) return diagnosticRatio;
  if (/^(count_|total_model_.*_tokens$)/.test(identity.name)) return count;
  if (/^total_(wall|model|tool|other)_time$/.test(identity.name))
    return { ...unspecified, unit: "s" };
  return unspecified;
}

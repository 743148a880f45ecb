import type { MetricIdentity, MetricSemantics } from "@evalsite/protocol";

const percent = { multiplier: 100, unit: "%", precision: 1 };
const unit = { min: 0, max: 1 };
const number = (precision: number, shown = "") => ({
  multiplier: 1,
  unit: shown,
  precision,
});

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
  range: { min: 0, max: 100 },
  display: number(1, "%"),
};
const unbounded: MetricSemantics = { ...ratio, range: null, display: number(4) };
const loss: MetricSemantics = { ...unbounded, direction: "lower" };
const correlation: MetricSemantics = { ...unbounded, range: { min: -1, max: 1 } };
const judged: MetricSemantics = { ...unbounded, display: number(2) };
const tokenRate: MetricSemantics = {
  ...unbounded,
  kind: "performance",
  unit: "tok/s",
  display: number(2, "tok/s"),
};
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

/**
 * Names and what they mean, those of evalscope's semantics catalogue
 * (`evalscope/metrics/semantics/{baselines,catalog}.py`) among them.
 */
const table: ReadonlyMap<string, MetricSemantics> = new Map([
  ...entries(
    ratio,
    `accuracy f1 precision recall exact_match pass strict_pass pass_at_k pass_hat_k normalized_score
     win_rate win_rate_lower win_rate_upper iou bleu rouge meteor similarity coverage auroc auprc
     ndcg mrr map task_success is_correct numeric_match semantic_consistency ssim comet sem_score
     bert_score anls table_teds table_teds_structure_only display_formula_cdm
     official_mean_all_answers_correct mrcr_score vqa_score mix_metric expert_score clipped_score
     compliance_score coverage_score required_coverage partial_credit simple_partial_credit
     submission_ready contains_all contains_any overall_ch overall_en intelligence calibration
     capability family_macro param_default_accept_rate param_immutable_reject_rate`,
  ),
  ...entries({ ...ratio, range: { min: -1.9908, max: 1 } }, "eq_bench_score"),
  ...entries(
    errorRatio,
    "per mer error_only_reasoning_rate distractor_leakage bias_ratio invalid_path_rate",
  ),
  ...entries(points100, "weighted_score_percent"),
  ...entries({ ...unbounded, display: number(3) }, "cider"),
  ...entries({ ...unbounded, unit: "dB", display: number(2, "dB") }, "psnr"),
  ...entries(loss, "lpips nrps decision_rps aurc"),
  ...entries(
    judged,
    `max_score net_match_score communication_quality completeness context_awareness
     instruction_following`,
  ),
  ...entries(
    unbounded,
    `clipscore pick_score hpsv2_score hps_v2_1_score image_reward_score blipv2_score fga_blip2_score
     mps vqa_model_score`,
  ),
  ...entries(tokenRate, "average_output_tps"),
  ...entries(
    diagnosticRatio,
    `is_incorrect is_not_attempted yes_ratio maybe_ratio inference_error_rate response_present
     official_mean_correct_with_excessive_answers official_mean_fully_incorrect_items`,
  ),
  ...entries(count, "no_answer_num avg_reason_lens"),
]);

/** What a name means that ends so, whatever stands before: `turn_2_inst_level_strict`, `cell_acc`, `row_f1`. */
const endings: ReadonlyMap<string, MetricSemantics> = new Map([
  ...entries(
    ratio,
    `acc accuracy f1 f1_score precision recall em exact_match match_rate pass_rate success_rate
     win_rate is_correct level_strict level_loose iou bleu rouge meteor similarity anls ndcg mrr auc
     auroc auprc`,
  ),
  ...entries(
    errorRatio,
    "wer cer error_rate hallucination_rate edit_dist edit_distance edit_dist_norm",
  ),
  ...entries(loss, "loss nll perplexity ppl brier ece mae mse rmse absolute_error squared_error"),
  ...entries(correlation, "pearson spearman kendall correlation"),
  ...entries(judged, "judge_score"),
  ...entries(count, "tokens"),
]);

/** What is measured where the kind of mean, or of measurement, stands behind: `f1_weighted`, `acc_norm`. */
const beginnings = /^(?:acc|accuracy|f1|precision|recall|em|exact_match|rouge|bleu)_(.+)$/;
/** Of the metric, but not the metric. */
const ofMetric =
  /(?:^|_)(?:std|sd|stdev|stderr|se|var|variance|ci|low|lower|high|upper|n|num|count|total|gap|diff|delta|change|loss|time|threshold)(?:_|$)/;

/** Aggregations that give a share whatever they are made of. */
const shares = new Set(["pass_at_k", "pass_hat_k", "vote_at_k", "bayes_at_n"]);

function entries(
  semantics: MetricSemantics,
  names: string,
): readonly (readonly [string, MetricSemantics])[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, semantics] as const);
}

/**
 * Semantics by name as far as the values bear them out: a share that lies outside 0–1 is on a scale of its own. Only
 * that is taken from values, and only from such as cannot be on the scale; error rates may exceed 1.
 */
export function inScale(
  semantics: MetricSemantics,
  { name }: MetricIdentity,
  values: readonly number[],
): MetricSemantics {
  const { range, direction } = semantics;
  if (range === null || direction === "lower") return semantics;
  const isWithin = values.every((value) => value >= range.min && value <= range.max);
  if (isWithin) return semantics;
  return name === "normalized_score"
    ? unspecified
    : { ...semantics, range: null, display: number(2) };
}

/**
 * Semantics of a metric by its canonical name. An unknown name is a diagnostic: shown as it is,
 * without direction, rank or colour. Values play no part.
 */
export function semanticsOf({ name, aggregation }: MetricIdentity): MetricSemantics {
  if (aggregation === "bayes_at_n_sd") return unspecified;
  if (shares.has(aggregation)) return ratio;
  return table.get(name) ?? byFamily(name) ?? unspecified;
}

function byFamily(name: string): MetricSemantics | undefined {
  if (name.startsWith("rate_")) return diagnosticRatio;
  if (name.startsWith("count_")) return count;
  if (/^total_(?:wall|model|tool|other)_time$/.test(name))
    return { ...unspecified, unit: "s", display: number(2) };
  const ending = byEnding(name);
  if (ending) return ending;
  const qualifier = beginnings.exec(name)?.[1];
  return qualifier !== undefined && !ofMetric.test(qualifier) ? ratio : undefined;
}

/** The longest ending of whole words that means something. */
function byEnding(name: string): MetricSemantics | undefined {
  for (let at = 0; at !== -1; at = nextWord(name, at)) {
    const found = endings.get(name.slice(at));
    if (found) return found;
  }
  return undefined;
}

function nextWord(name: string, at: number): number {
  const gap = name.indexOf("_", at);
  return gap === -1 ? -1 : gap + 1;
}

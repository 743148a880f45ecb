import type { MetricIdentity } from "@evalsite/protocol";
import { semanticsOf, unspecified } from "./metric-semantics.ts";

interface Selector {
  readonly name: string;
  /** Null: any. */
  readonly aggregation: string | null;
  /** Those that the metric must have; it may have others. */
  readonly dimensions: MetricIdentity["dimensions"];
}

const by = (
  name: string,
  aggregation: string | null = null,
  dimensions: Selector["dimensions"] = {},
): Selector => ({ name, aggregation, dimensions });
const overall = { scope: "overall" };

/**
 * The metric that heads a benchmark, as evalscope declares it (`primary_metric` in `evalscope/benchmarks/_meta`): the same
 * whatever version wrote a report, so that runs compare. Benchmarks with but one metric need no line.
 */
const declared: readonly (readonly [Selector, string])[] = [
  [
    by("accuracy"),
    `acebench coin_flip count_qa drivel_binary halueval health_bench measure_bench plawbench pubmedqa
     screenspot_pro sparc`,
  ],
  [by("accuracy", "mean"), "general_decision"],
  [by("accuracy", null, overall), "mmau vlms_are_biased"],
  [by("accuracy", "mean", overall), "longmemeval needle_haystack"],
  [by("accuracy", "mean", { ...overall, threshold: 0.5 }), "ref_adv_s"],
  [by("accuracy", "mean", { level: "overall", target: "answer" }), "hallusion_bench"],
  [by("accuracy", "macro_mean", { scope: "categories" }), "visfactor"],
  [
    by("accuracy", "pass_at_k", { k: 1 }),
    `bigcodebench bigcodebench_hard humaneval humaneval_plus live_code_bench mbpp mbpp_plus
     multiple_humaneval multiple_mbpp`,
  ],
  [by("accuracy", "pass_hat_k", { k: 1 }), "arc_agi_2 tau2_bench tau3_bench tau_bench"],
  [by("capability", "official"), "open_decisions"],
  [by("cider"), "msr_vtt msvd"],
  [by("clipped_score"), "prbench"],
  [by("comet"), "wmt24pp"],
  [by("execution_accuracy"), "finqa"],
  [by("expert_score"), "one_million_bench"],
  [
    by("f1"),
    `anat_em bc2gm bc4chemd bc5cdr broad_twitter_corpus conll2003 conllpp copious cross_ner
     deepsearchqa drop fin_ner genia_ner harvey_ner jnlpba jnlpba_rare mit_movie_trivia mit_restaurant
     multi_nerd ncbi ontonotes5 pope tat_qa tweebank_ner tweet_ner_7 wnut2017`,
  ],
  [by("f1", "mean"), "tool_bench"],
  [by("f1", "mean", overall), "locomo"],
  [by("f1_weighted"), "drivel_multilabel"],
  [by("fga_blip2_score", "mean", overall), "evalmuse"],
  [by("hps_v2_1_score", "mean", overall), "hpdv2"],
  [by("iou"), "refcoco"],
  [by("is_correct"), "browsecomp chinese_simpleqa simple_qa"],
  [by("judge_score"), "air_bench_chat claw_eval drivel_writing mt_bench"],
  [by("mae", "mean"), "stsb"],
  [by("main_problem_pass_rate"), "scicode"],
  [by("mrcr_score", "mean", overall), "openai_mrcr"],
  [by("normalized_score"), "gedit job_bench omni_doc_bench_v1_6 surds vtcbench"],
  [by("normalized_score", "macro_mean"), "omni_doc_bench"],
  [by("param_immutable_reject_rate"), "kimi_verifier"],
  [by("pass_rate"), "automation_bench mcp_atlas olmocr_bench"],
  [by("pick_score", "mean", overall), "tifa160"],
  [by("prompt_level_strict"), "ifbench ifeval multi_if"],
  [by("public_accuracy", "official"), "jevbench"],
  [by("puzzle_acc"), "zebralogicbench"],
  [by("rouge", "mean", { statistic: "recall", variant: "l" }), "general_qa general_vqa"],
  [by("simple_f1_score"), "process_bench"],
  [by("strict_pass"), "perspective_gap_prompt_writing perspective_gap_role_assignment"],
  [by("success_rate"), "miniwob"],
  [by("success_rate", "pass_at_k", { scope: "all" }), "wide_search"],
  [by("tool_call_f1"), "general_fc"],
  [by("tool_calls_match_rate"), "minimax_verifier"],
  [by("trigger_similarity"), "k2_verifier"],
  [by("vqa_model_score", "mean", overall), "genai_bench"],
  [by("vqa_score"), "vqav2"],
  [by("wer"), "torgo"],
];

const bySuite: ReadonlyMap<string, Selector> = new Map(
  declared.flatMap(([selector, suites]) =>
    suites.split(/\s+/).map((suite) => [suite, selector] as const),
  ),
);

/** What evalscope declares to head a benchmark; null where it leaves that open. */
export function declaredPrimary(suite: string): Selector | null {
  return bySuite.get(suite) ?? null;
}

/**
 * Place of the metric that heads a benchmark: the declared one, else the one of the whole, else the first that
 * is not known to be a mere count or rate. Of several turns of a conversation the last one counts. -1 where there is none.
 * @param names of the metrics in their source, where it gives any
 */
export function primaryMetric(
  suite: string,
  metrics: readonly MetricIdentity[],
  names: readonly (string | null)[] = [],
): number {
  const selector = declaredPrimary(suite);
  const found = selector === null ? -1 : declaredAt(selector, metrics);
  if (found !== -1) return found;
  const whole = metrics.findIndex(
    ({ dimensions }, at) => dimensions["scope"] === "overall" || names[at] === "overall",
  );
  if (whole !== -1) return whole;
  const score = metrics.findIndex((metric) => !isDiagnostic(metric));
  return score === -1 && metrics.length > 0 ? 0 : score;
}

function isDiagnostic(metric: MetricIdentity): boolean {
  const semantics = semanticsOf(metric);
  return semantics.kind === "diagnostic" && semantics !== unspecified;
}

function declaredAt(selector: Selector, metrics: readonly MetricIdentity[]): number {
  const exact = metrics.findIndex((metric) => matches(selector, metric));
  if (exact !== -1) return exact;
  const named = metrics.findIndex(({ name }) => name === selector.name);
  if (named !== -1) return named;
  const turns = metrics.map(({ name }) => turnOf(name, selector.name));
  const last = Math.max(...turns);
  return last > 0 ? turns.indexOf(last) : -1;
}

function matches({ name, aggregation, dimensions }: Selector, metric: MetricIdentity): boolean {
  return (
    metric.name === name &&
    (aggregation === null || metric.aggregation === aggregation) &&
    Object.entries(dimensions).every(([key, value]) => metric.dimensions[key] === value)
  );
}

/** 3 for `turn_3_prompt_level_strict`; 0 for what is of no turn. */
function turnOf(name: string, base: string): number {
  const [, turn = "0", rest] = /^turn_(\d+)_(.+)$/.exec(name) ?? [];
  return rest === base ? Number(turn) : 0;
}

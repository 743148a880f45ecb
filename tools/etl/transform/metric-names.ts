import type { MetricIdentity } from "@evalsite/protocol";
import { findSecrets } from "../secrets/find-secrets.ts";

type Dimensions = MetricIdentity["dimensions"];

/** Other spellings of a metric's name, in small letters with `_` between words. */
const synonyms: Readonly<Record<string, string>> = {
  acc: "accuracy",
  average_accuracy: "accuracy",
  weighted_average_accuracy: "accuracy",
  center_acc: "accuracy",
  f1_score: "f1",
  f_1: "f1",
  em: "exact_match",
  winrate: "win_rate",
  winrate_lower: "win_rate_lower",
  winrate_upper: "win_rate_upper",
  score: "normalized_score",
  overall: "normalized_score",
  total_score: "judge_score",
  gpt_score: "judge_score",
  avg_score: "judge_score",
  hallu_rate: "hallucination_rate",
  bertscore: "bert_score",
  io_u: "iou",
  vqascore: "vqa_model_score",
  mean_reciprocal_rank: "mrr",
  mean_average_precision: "map",
  hpsv2_1_score: "hps_v2_1_score",
  prompt_level_strict_acc: "prompt_level_strict",
  prompt_level_loose_acc: "prompt_level_loose",
  inst_level_strict_acc: "inst_level_strict",
  inst_level_loose_acc: "inst_level_loose",
  total_wall_time_s: "total_wall_time",
  total_model_time_s: "total_model_time",
  total_tool_time_s: "total_tool_time",
  total_other_time_s: "total_other_time",
};

const aggregationPrefix =
  /^(macro_mean|micro_mean|weighted_mean|clipped_mean|mean)_(?!(?:absolute|squared|average|reciprocal)_)(.+)$/;

/**
 * The canonical identity of a metric name that any evalscope version, or a person, wrote.
 * The rules are those of evalscope's `metrics/semantics/legacy_identity.py`, and what else people write. A name that holds a key stays as
 * written: in other letters nobody knows it as one.
 */
export function canonicalMetric(sourceName: string): MetricIdentity {
  if (sourceName.length >= shortestKey && findSecrets(sourceName).length > 0)
    return { name: sourceName, aggregation: "mean", dimensions: {} };
  const prefixed = aggregationPrefix.exec(sourceName);
  const aggregation = prefixed?.[1] ?? "mean";
  const name = prefixed?.[2] ?? sourceName;
  for (const rule of rules) {
    const found = rule(name, aggregation);
    if (found !== null) return found;
  }
  return { name: canonicalName(name), aggregation, dimensions: {} };
}

/** No key is shorter, with what stands before it. */
const shortestKey = 16;

type Rule = (name: string, aggregation: string) => MetricIdentity | null;

const rules: readonly Rule[] = [
  ofAttempts,
  ofCutoff,
  ofOverlap,
  ofTarget,
  ofGrid,
  ofLengths,
  ofLanguage,
  ofScope,
  ofWhole,
];

/** In small letters, words apart: "HalluRate", "Semantic Consistency" and "table-TEDS" as `hallu_rate`, … */
function spelled(name: string): string {
  const words = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
  return words.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "") || name;
}

function canonicalName(name: string): string {
  if (name.startsWith("_")) return name;
  const plain = spelled(name);
  return Object.hasOwn(synonyms, plain) ? (synonyms[plain] ?? plain) : plain;
}

const attempts: Readonly<Record<string, string>> = {
  pass: "pass_at_k",
  vote: "vote_at_k",
  maj: "vote_at_k",
  avg: "mean",
  mean: "mean",
  max: "max",
  best: "max",
};

/** `acc_pass@2`, `Pass@1`, `pass_at_4`, `acc_pass^3`, `maj@8`, `avg@32`; of what, else of the accuracy. */
function ofAttempts(name: string): MetricIdentity | null {
  const kinds = /^(?:(.+)[_-])?(pass|vote|maj|avg|mean|max|best)@(\d+)(?:_([^/]+)\/(.+))?$/i;
  const [, base, kind = "", k, scope, metric] = kinds.exec(name) ?? [];
  if (k !== undefined) {
    const aggregation = attempts[kind.toLowerCase()] ?? "mean";
    const inner = canonicalMetric(metric ?? base ?? "acc");
    const dimensions = { ...inner.dimensions, k: Number(k), ...(scope ? { scope } : {}) };
    return { name: inner.name, aggregation, dimensions };
  }
  const hat = /^(?:(.+)_)?pass(?:\^|_hat_)(\d+)$/i.exec(name);
  if (hat) return ofK(hat[1], "pass_hat_k", hat[2]);
  const plain = /^pass_(?:at_)?(\d+)$/i.exec(name);
  return plain ? ofK(undefined, "pass_at_k", plain[1]) : null;
}

function ofK(base = "acc", aggregation = "", k = ""): MetricIdentity {
  return { name: canonicalName(base), aggregation, dimensions: { k: Number(k) } };
}

/** `ACC@0.5`: right from this overlap on; `recall@10`: among the first so many. */
function ofCutoff(name: string, aggregation: string): MetricIdentity | null {
  const [, base = "", at] = /^([^@/]+)@(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  if (at === undefined) return null;
  const dimension = at.includes(".") ? "threshold" : "cutoff";
  return { name: canonicalName(base), aggregation, dimensions: { [dimension]: Number(at) } };
}

/** `bleu-4`, `Bleu_4`, `Rouge-L-F`, `Rouge-L` */
function ofOverlap(name: string, aggregation: string): MetricIdentity | null {
  const bleu = /^bleu[-_](\d+)$/i.exec(name);
  if (bleu) return { name: "bleu", aggregation, dimensions: { ngram: Number(bleu[1]) } };
  const rouge = /^rouge[-_]?(1|2|l)(?:[-_]([rpf]))?$/i.exec(name);
  if (!rouge) return null;
  const [, variant = "", statistic = ""] = rouge;
  const which: Dimensions =
    variant.toLowerCase() === "l" ? { variant: "l" } : { ngram: Number(variant) };
  const shown = statistics[statistic.toLowerCase()];
  return { name: "rouge", aggregation, dimensions: shown ? { ...which, statistic: shown } : which };
}

const statistics: Readonly<Record<string, string>> = { r: "recall", p: "precision", f: "f1" };

const targets: Readonly<Record<string, string>> = { a: "answer", f: "figure", q: "question" };

/** What is judged: `Overall_aAcc` (HallusionBench), `Act.EM` (ToolBench). */
function ofTarget(name: string, aggregation: string): MetricIdentity | null {
  const acc = /^(?:(.+)_)?([afq])Acc$/.exec(name);
  if (acc) {
    const [, level, letter = ""] = acc;
    const target = targets[letter] ?? letter;
    const dimensions = { ...(level ? { level: spelled(level) } : {}), target };
    return { name: "accuracy", aggregation, dimensions };
  }
  const exact = /^(Act|Plan)\.EM$/.exec(name);
  if (!exact) return null;
  const target = exact[1] === "Act" ? "action" : "plan";
  return { name: "exact_match", aggregation, dimensions: { target } };
}

/** A needle in a haystack: `Context#4096 Depth#40` */
function ofGrid(name: string, aggregation: string): MetricIdentity | null {
  const [, length, depth] = /^Context#(\d+) Depth#(\d+)$/.exec(name) ?? [];
  if (depth === undefined) return null;
  const dimensions = { context_length: Number(length), depth_percent: Number(depth) };
  return { name: "accuracy", aggregation, dimensions };
}

/** OpenAI-MRCR: `4096-8192_mrcr_score` */
function ofLengths(name: string, aggregation: string): MetricIdentity | null {
  const [, min, max] = /^(\d+)-(\d+)_mrcr_score$/.exec(name) ?? [];
  if (max === undefined) return null;
  const dimensions = { min_tokens: Number(min), max_tokens: Number(max) };
  return { name: "mrcr_score", aggregation, dimensions };
}

/** OmniDocBench: `table_TEDS_EN`, `overall_CH` */
function ofLanguage(name: string, aggregation: string): MetricIdentity | null {
  const [, base = "", language] = /^(.+)_(EN|CH)$/.exec(name) ?? [];
  if (language === undefined) return null;
  const dimensions = { language: language.toLowerCase() };
  return { name: canonicalName(base), aggregation, dimensions };
}

/** `math/acc` */
function ofScope(name: string, aggregation: string): MetricIdentity | null {
  const at = name.indexOf("/");
  if (at <= 0 || at === name.length - 1) return null;
  const inner = canonicalMetric(name.slice(at + 1));
  return { ...inner, aggregation, dimensions: { ...inner.dimensions, scope: name.slice(0, at) } };
}

/** `overall_acc`: of all questions; `task_averaged_f1`: the mean of the kinds of question. */
function ofWhole(name: string): MetricIdentity | null {
  const [, kind, base = ""] =
    /^(overall|task_averaged)_(acc|accuracy|f1|mrcr_score)$/.exec(name) ?? [];
  if (kind === undefined) return null;
  return kind === "overall"
    ? { name: canonicalName(base), aggregation: "mean", dimensions: { scope: "overall" } }
    : {
        name: canonicalName(base),
        aggregation: "macro_mean",
        dimensions: { scope: "question_types" },
      };
}

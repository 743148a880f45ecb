import type { MetricIdentity } from "@evalsite/protocol";

const synonyms: Readonly<Record<string, string>> = {
  acc: "accuracy",
  averageaccuracy: "accuracy",
  weightedaverageaccuracy: "accuracy",
  f1_score: "f1",
  em: "exact_match",
  winrate: "win_rate",
  winrate_lower: "win_rate_lower",
  winrate_upper: "win_rate_upper",
  score: "normalized_score",
  overall: "normalized_score",
  total_score: "judge_score",
  gpt_score: "judge_score",
  avg_score: "judge_score",
  hallurate: "hallucination_rate",
  bertscore: "bert_score",
};

const aggregationPrefix = /^(macro_mean|micro_mean|weighted_mean|clipped_mean|mean)_(.+)$/;
const kAggregations: Readonly<Record<string, string>> = {
  "pass@": "pass_at_k",
  "vote@": "vote_at_k",
  "pass^": "pass_hat_k",
};

/**
 * The canonical identity of a metric name that any evalscope version, or a person, wrote.
 * The rules are those of evalscope's `metrics/semantics/legacy.py`.
 */
export function canonicalMetric(sourceName: string): MetricIdentity {
  const prefixed = aggregationPrefix.exec(sourceName);
  const aggregation = prefixed?.[1] ?? "mean";
  const name = prefixed?.[2] ?? sourceName;
  return (
    ofRepeats(name) ??
    ofOverlap(name, aggregation) ??
    ofScope(name, aggregation) ??
    plain(name, aggregation)
  );
}

function plain(name: string, aggregation: string): MetricIdentity {
  return { name: canonicalName(name), aggregation, dimensions: {} };
}

function canonicalName(name: string): string {
  const lower = name.toLowerCase();
  return Object.hasOwn(synonyms, lower) ? (synonyms[lower] ?? lower) : lower;
}

/** `acc_pass@2`, `Pass@1`, `ACC@0.5` */
function ofRepeats(name: string): MetricIdentity | null {
  const repeated = /^(?:(.+)_)?(pass@|vote@|pass\^)(\d+)$/i.exec(name);
  if (repeated) {
    const [, base = "acc", kind = "", k = ""] = repeated;
    const aggregation = kAggregations[kind.toLowerCase()] ?? "pass_at_k";
    return { name: canonicalName(base), aggregation, dimensions: { k: Number(k) } };
  }
  const threshold = /^acc@([\d.]+)$/i.exec(name);
  return threshold
    ? { name: "accuracy", aggregation: "mean", dimensions: { threshold: Number(threshold[1]) } }
    : null;
}

/** `bleu-4`, `Rouge-L-F`, `Rouge-L` */
function ofOverlap(name: string, aggregation: string): MetricIdentity | null {
  const bleu = /^bleu-(\d+)$/i.exec(name);
  if (bleu) return { name: "bleu", aggregation, dimensions: { ngram: Number(bleu[1]) } };
  const rouge = /^rouge[-_]([12l])(?:[-_]([rpf]))?$/i.exec(name);
  if (!rouge) return null;
  const [, variant = "", statistic = ""] = rouge;
  const which = variant.toLowerCase() === "l" ? { variant: "l" } : { ngram: Number(variant) };
  const shown = statistics[statistic.toLowerCase()];
  return { name: "rouge", aggregation, dimensions: shown ? { ...which, statistic: shown } : which };
}

const statistics: Readonly<Record<string, string>> = { r: "recall", p: "precision", f: "f1" };

function ofScope(name: string, aggregation: string): MetricIdentity | null {
  const at = name.indexOf("/");
  if (at <= 0 || at === name.length - 1) return null;
  const inner = canonicalMetric(name.slice(at + 1));
  return { ...inner, aggregation, dimensions: { ...inner.dimensions, scope: name.slice(0, at) } };
}

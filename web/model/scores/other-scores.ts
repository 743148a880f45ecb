import type { SuiteSummary } from "@evalsite/protocol";
import { formatMetric } from "../format-metric.ts";
import { headlineScore, scoreByKey } from "./headline-score.ts";
import { metricLabel } from "./metric-label.ts";

/** Of what the single answers are judged by, where that is not the benchmark's score; values as shown. */
export interface OtherScores {
  readonly headline: string;
  readonly value: string;
  readonly metrics: string;
  readonly mean: string;
}

/** Null where the mean of the answers' scores is the benchmark's score, and where a disagreement is told anyway. */
export function otherScores(suite: SuiteSummary): OtherScores | null {
  const { sample_score: judged } = suite;
  if (judged === null || judged.is_headline) return null;
  const headline = headlineScore(suite);
  const told = headline.recomputed?.agrees === false && judged.metrics.length === 1;
  if (told) return null;
  const scores = judged.metrics.map((key) => scoreByKey(suite, key));
  const names = judged.metrics.map((key, at) => {
    const score = scores[at];
    return score ? metricLabel(score.identity) : key;
  });
  const [semantics = null] = scores.map((score) => score?.semantics ?? null);
  return {
    headline: metricLabel(headline.identity),
    value: formatMetric(headline.value, headline.semantics),
    metrics: names.join(", "),
    mean: formatMetric(judged.value, semantics),
  };
}

import type { MetricSemantics, Outcome } from "@evalsite/protocol";

/** What the outcome of a sample depends on. */
export interface OutcomeFacts {
  readonly score: number | null;
  readonly semantics: MetricSemantics | null;
  readonly extracted: string | undefined;
  readonly prediction: string | undefined;
  readonly stopReason: string | undefined;
  readonly error: string | undefined;
  readonly status: string | undefined;
}

const scored = new Set(["success", "fallback", "degraded"]);
const lengthStops = new Set(["length", "max_tokens", "model_length"]);
const refusals =
  /^\W*(i['’]?m sorry|i am sorry|sorry,|i can(?:no|['’])t (?:help|assist|answer|provide|comply)|i cannot|as an ai|抱歉|对不起|很抱歉|我无法|我不能)/i;

/** Does the evaluation count a sample of this status in its scores? No status means yes. */
export function isUsable(status: string | undefined): boolean {
  return status === undefined || scored.has(status);
}

/** The outcome class of one sample; see the protocol's `Outcome` for what each means. */
export function outcomeOf(facts: OutcomeFacts): Outcome {
  if (facts.status === "excluded") return "unscored";
  if (!isUsable(facts.status)) return "error";
  if (facts.score === null) return facts.error === undefined ? "unscored" : "error";
  const quality = qualityOf(facts.score, facts.semantics);
  if (quality === 1) return "correct";
  if (facts.error !== undefined && quality === 0) return "error";
  return quality === 0 ? failureOf(facts) : "partial";
}

/** Why a wrong answer is wrong, where the record tells. */
function failureOf(facts: OutcomeFacts): Outcome {
  if (lengthStops.has(facts.stopReason ?? "")) return "truncated";
  if (facts.stopReason === "content_filter" || refusals.test(facts.prediction ?? "")) {
    return "refused";
  }
  return facts.extracted === "" && facts.prediction !== undefined ? "extraction_failed" : "wrong";
}

/** Position between worst (0) and best (1); a metric without a range is neither, so 0.5. */
function qualityOf(score: number, semantics: MetricSemantics | null): number {
  const range = semantics?.range;
  if (!range || semantics.direction === "none") {
    return semantics === null || semantics.kind === "diagnostic" ? binaryOrPartial(score) : 0.5;
  }
  const share = (score - range.min) / (range.max - range.min);
  if (share < 0 || share > 1) return semantics.direction === "lower" && share > 1 ? 0 : 0.5;
  return semantics.direction === "higher" ? share : 1 - share;
}

/** Without semantics only a plain 0 or 1 can be called wrong or right. */
function binaryOrPartial(score: number): number {
  return score === 0 || score === 1 ? score : 0.5;
}

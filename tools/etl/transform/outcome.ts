import type { MetricSemantics, Outcome } from "@evalsite/protocol";
import { isRefusal } from "./refusal.ts";

/** What the outcome of a sample depends on. */
export interface OutcomeFacts {
  readonly score: number | null;
  readonly semantics: MetricSemantics | null;
  readonly extracted: string | undefined;
  readonly prediction: string | undefined;
  readonly stopReason: string | undefined;
  readonly error: string | undefined;
  readonly status: string | undefined;
  readonly judgeFailed: boolean;
  /** The benchmark grades the answer as no attempt at all. */
  readonly notAttempted: boolean;
}

const scored = new Set(["success", "fallback", "degraded"]);
/** Statuses that evalscope gives where no judge came to a verdict. */
const judgeStatuses = new Set(["transport_error", "parse_error", "invalid_session"]);
const lengthStops = new Set(["length", "max_tokens", "model_length"]);
/** Does the evaluation count a sample of this status in its scores? No status means yes. */
export function isUsable(status: string | undefined): boolean {
  return status === undefined || scored.has(status);
}

/** The outcome class of one sample; see the protocol's `Outcome` for what each means. */
export function outcomeOf(facts: OutcomeFacts): Outcome {
  const { status, score, error } = facts;
  if (facts.judgeFailed || judgeStatuses.has(status ?? "")) return "judge_error";
  if (status === "excluded") return "unscored";
  if (!isUsable(status)) return "error";
  if (score === null) return error === undefined ? "unscored" : "error";
  const quality = qualityOf(score, facts.semantics);
  if (quality === 1) return "correct";
  if (error !== undefined && quality === 0) return "error";
  return quality === 0 ? failureOf(facts) : "partial";
}

/** Why a wrong answer is wrong, where the record tells. */
function failureOf(facts: OutcomeFacts): Outcome {
  if (facts.notAttempted) return "not_attempted";
  if (lengthStops.has(facts.stopReason ?? "")) return "truncated";
  if (facts.stopReason === "content_filter" || isRefusal(facts.prediction ?? "")) return "refused";
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

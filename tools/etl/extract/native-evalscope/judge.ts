import type { JsonValue } from "@evalsite/protocol";
import { type Foreign, known, number, record, text, without } from "../foreign.ts";
import { jsonRecord } from "../json-value.ts";

const ofJudge = [
  "source",
  "judge_strategy",
  "model",
  "judge_attempts",
  "judge_observation_metadata",
  "battle_result",
];

/** What a judge model (or an arena's battles) said of one sample; null where none was asked. */
export function judgeOf(score: Foreign): JsonValue | null {
  const metadata = record(score["metadata"]);
  const isJudged = metadata["source"] === "llm_judge" || "battle_result" in metadata;
  const stated = known({
    summary: score["judge_summary"],
    ...(isJudged ? Object.fromEntries(ofJudge.map((key) => [key, metadata[key]])) : {}),
  });
  return Object.keys(stated).length > 0 ? jsonRecord(stated) : null;
}

/** A score's metadata without what `judgeOf` took. */
export function metadataBesideJudge(score: Foreign): Foreign {
  const metadata = record(score["metadata"]);
  return judgeOf(score) === null ? metadata : without(metadata, new Set(ofJudge));
}

/** Statuses of a score for want of a verdict; see evalscope's `ScoreStatus`. */
const failed = new Set(["transport_error", "parse_error", "invalid_session"]);

/**
 * Why a judge gave no verdict; null where it gave one, or none was asked. Newer versions say so by the score's
 * status; in older ones the judge's answer stands in the explanation: `[ERROR] …`, or nothing at all, and the value is
 * whatever was read out of that.
 */
export function judgeErrorOf(score: Foreign): string | null {
  return errorByStatus(score) ?? errorInExplanation(text(score["explanation"]));
}

function errorByStatus(score: Foreign): string | null {
  const status = text(score["status"]);
  const summary = record(score["judge_summary"] ?? score["judge_detail"]);
  const unavailable = text(record(score["metadata"])["judge_unavailable"]);
  const error = text(summary["error"]);
  const isWithout =
    number(summary["valid_observations"]) === 0 || unavailable !== null || error !== null;
  const isFailed = failed.has(status ?? "") || (status === "excluded" && isWithout);
  return isFailed ? (error ?? `judge: ${unavailable ?? status}`) : null;
}

const verdict = /^LLM judge:\s*([\s\S]*)$/;
const games = /^LLM judge battles:\s*([\s\S]*)$/;

function errorInExplanation(explanation: string | null): string | null {
  if (explanation === null) return null;
  const said = verdict.exec(explanation)?.[1];
  if (said !== undefined) return failureIn(said);
  const [, played] = games.exec(explanation) ?? [];
  if (played === undefined) return null;
  const failures = played
    .split(/Game\d+:/)
    .slice(1)
    .map(failureIn);
  const [first = null] = failures;
  return failures.includes(null) ? null : first;
}

/** The error that a judge's answer is; null where it is an answer. */
export function failureIn(answer: string): string | null {
  const words = answer.trim();
  if (words === "") return "the judge answered nothing";
  return words.startsWith("[ERROR]") ? words : null;
}

import type { JsonValue } from "@evalsite/protocol";
import { type Foreign, known, record, without } from "../foreign.ts";
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

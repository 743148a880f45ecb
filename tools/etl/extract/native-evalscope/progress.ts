import type { ProgressFact } from "../fact.ts";
import type { Findings } from "../findings.ts";
import { type Foreign, text } from "../foreign.ts";

const states = ["running", "completed", "error"] as const;

/** `progress.json`; null if its status is none that evalscope writes. */
export function progressFact(value: Foreign, findings: Findings): ProgressFact | null {
  const status = states.find((state) => state === value["status"]);
  if (!status) {
    findings.warn("unknown-status", `status ${JSON.stringify(value["status"])}`);
    return null;
  }
  return {
    kind: "progress",
    place: findings.place,
    status,
    total: findings.count(value["total_count"], "total_count"),
    processed: findings.count(value["processed_count"], "processed_count"),
  };
}

/** When a progress file that is no longer running was last written: local time, no zone. */
export function endOfProgress(value: Foreign): string | null {
  return value["status"] === "running" ? null : text(value["updated_at"]);
}

import type { Performance } from "@evalsite/protocol";
import { isRecord } from "../json-lines.ts";
import { type Foreign, number, record } from "../foreign.ts";

/** `perf_metrics` of a report: times in seconds. Versions before the coverage block say how many were timed. */
export function performanceOf(value: unknown, samples: number | null): Performance | null {
  const { summary, coverage } = record(value);
  if (!isRecord(summary)) return null;
  const usage = record(summary["usage"]);
  const throughput = record(summary["throughput"]);
  return {
    requests: count(summary["n_samples"]),
    coverage: coverageOf(record(coverage), number(summary["n_samples"]), samples),
    latency_s: distribution(summary["latency"]),
    ttft_s: distribution(summary["ttft"]),
    tpot_s: distribution(summary["tpot"]),
    input_tokens: distribution(usage["input_tokens"]),
    output_tokens: distribution(usage["output_tokens"]),
    total_input_tokens: number(usage["total_input_tokens"]),
    total_output_tokens: number(usage["total_output_tokens"]),
    output_tokens_per_s: number(throughput["avg_output_tps"]),
    requests_per_s: number(throughput["avg_req_ps"]),
  };
}

function count(value: unknown): number | null {
  const found = number(value);
  return found !== null && Number.isInteger(found) ? found : null;
}

function coverageOf(stated: Foreign, timed: number | null, samples: number | null): number | null {
  const total = number(stated["total_requests"]) ?? samples;
  const covered = number(stated["requests_with_metrics"]) ?? timed;
  return total !== null && covered !== null && total > 0 && covered <= total
    ? covered / total
    : null;
}

/** "25%" becomes p25; what is no number is left out. */
function distribution(value: unknown): Record<string, number> | null {
  if (!isRecord(value)) return null;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const found = number(item);
    return found === null ? [] : [[key.replace(/^(\d+)%$/, "p$1"), found] as const];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

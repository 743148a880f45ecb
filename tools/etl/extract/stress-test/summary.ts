import { jsonRecord } from "../json-value.ts";
import { isRecord } from "../json-lines.ts";
import { type Load, type Part, unusable } from "./part.ts";
import { type LeftOut, finite, quantities } from "./quantities.ts";

type Summary = Readonly<Record<string, unknown>>;

const concurrencyKeys = ["Number of concurrency", "Concurrency"];
const rateKeys = ["Request rate (req/s)", "Request Rate (req/s)"];
const totalKeys = ["Total requests", "Total Requests"];
const succeededKeys = ["Succeed requests", "Success Requests"];
const failedKeys = ["Failed requests", "Failed Requests"];

/** Written by versions up to 0.17 and dropped since: a network packet is no quantity of the model. */
const dropped = [
  "Average package latency (s)",
  "Average package per request",
  "Expected number of requests",
  "Result DB path",
];

const notMetrics: ReadonlySet<string> = new Set([
  ...concurrencyKeys,
  ...rateKeys,
  ...totalKeys,
  ...succeededKeys,
  ...failedKeys,
  ...dropped,
]);

/** benchmark_summary.json: the averages of one load point. */
export function summaryPart(value: unknown, leftOut: LeftOut): Part {
  if (!isRecord(value)) return unusable;
  const load = loadOf(value, leftOut);
  return { load, metrics: quantities(value, notMetrics, leftOut), records: 1, dropped: 0 };
}

function loadOf(summary: Summary, leftOut: LeftOut): Load {
  const count = (keys: readonly string[]) => wholeNumber(first(summary, keys, leftOut));
  return {
    concurrency: limit(first(summary, concurrencyKeys, leftOut)),
    request_rate: limit(first(summary, rateKeys, leftOut)),
    requests: {
      total: count(totalKeys),
      succeeded: count(succeededKeys),
      failed: count(failedKeys),
    },
  };
}

function first(summary: Summary, keys: readonly string[], leftOut: LeftOut): number | null {
  const key = keys.find((candidate) => candidate in summary);
  return key === undefined ? null : finite(summary[key], key, leftOut);
}

/** evalscope writes −1 for "no limit". */
function limit(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** Counts that were averaged over several runs need not be whole; such a count is no count. */
function wholeNumber(value: number | null): number | null {
  return Number.isInteger(value) ? value : null;
}

/** benchmark_args.json: the arguments of one load point, as they are. */
export function argumentsPart(value: unknown): Part {
  return isRecord(value) ? { settings: jsonRecord(value), records: 1, dropped: 0 } : unusable;
}

/** Before 1.4.1 only the arguments say which rate was asked for. */
export function withRateOf(settings: Part["settings"], load: Load): Load {
  const rate = settings?.["rate"];
  return load.request_rate === null && typeof rate === "number"
    ? { ...load, request_rate: limit(rate) }
    : load;
}

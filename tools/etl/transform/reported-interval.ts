import type { Interval, MetricIdentity } from "@evalsite/protocol";
import type { ReportFact, ReportedMetric } from "../extract/fact.ts";
import { around, wilson, z975 } from "@evalsite/statistics";
import { canonicalMetric } from "./metric-names.ts";

/** Reports print four decimals. */
const rounding = 5e-5;

/**
 * The interval of a score that is known from a report only: the report's own standard error, else, for a share of
 * right answers, the Wilson interval of value and number. Null where the report does not tell enough.
 */
export function reportedInterval(metric: ReportedMetric, report: ReportFact): Interval | null {
  const { value, stderr } = metric;
  if (value === null) return null;
  if (stderr !== null) {
    return around(value, z975 * stderr, "reported");
  }
  const n = independent(metric, report);
  return n === null ? null : { ...wilson(value, n), method: "wilson-reported" };
}

const shares =
  /^(?:(?:[a-z]+_)*(?:acc|accuracy)|exact_match|pass|pass_rate|strict_pass|success_rate|task_success|numeric_match|is_correct|is_incorrect|is_not_attempted|(?:turn_\d+_)?prompt_level_(?:strict|loose))$/;
/** Shares of something else than items: several of it belong to one. */
const ofParts = /^(?:cell|process|unit|number|fact|law|reasoning|conclusion)_acc$/;

/** How many independent answers a share was counted over; null for what is no share of items, or of unknown number. */
function independent(metric: ReportedMetric, report: ReportFact): number | null {
  const { value, n } = metric;
  const identity = metric.identity ?? canonicalMetric(metric.sourceName ?? "");
  if (value === null || value < 0 || value > 1) return null;
  if (n === null || n <= 0 || !isShare(identity)) return null;
  // A count out of n is a whole number; a mean of marks between right and wrong need not be.
  const right = value * n;
  if (Math.abs(right - Math.round(right)) > n * rounding + 1e-9) return null;
  const repeats = repeatsOf(report);
  if (repeats === 1) return n;
  // Answers to one item are not independent: at worst they say what one of them says.
  return identity.aggregation === "pass_at_k" ? null : n / repeats;
}

function isShare({ name, aggregation, dimensions }: MetricIdentity): boolean {
  if (!shares.test(name) || ofParts.test(name)) return false;
  if (["mean", "identity", "micro_mean"].includes(aggregation))
    return dimensions["k"] === undefined;
  return aggregation === "pass_at_k" && dimensions["k"] === 1;
}

/** Answers to each item: the largest k of what is made of several of them, or as the configuration says. */
function repeatsOf({ metrics, identity }: ReportFact): number {
  const ks = metrics.map((metric) => {
    const { dimensions } = metric.identity ?? canonicalMetric(metric.sourceName ?? "");
    return Number(dimensions["k"] ?? 1);
  });
  const { repeats } = identity;
  return Math.max(1, ...ks, typeof repeats === "number" ? repeats : 1);
}

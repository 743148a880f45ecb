import type { MetricIdentity } from "@evalsite/protocol";
import { canonicalMetric } from "./metric-names.ts";

/** The metric that a key of samples' values stands for: the inverse of `metricKey`. */
export function metricOfKey(key: string): MetricIdentity {
  const match = /^(.+?):(\w+)\[(.+)\]$/.exec(key);
  if (!match) return canonicalMetric(key);
  const [, name = "", aggregation = "mean", list = ""] = match;
  const dimensions = Object.fromEntries(
    list.split(",").map((pair) => {
      const [dimension = "", value = ""] = pair.split("=");
      return [dimension, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value];
    }),
  );
  return { name, aggregation, dimensions };
}

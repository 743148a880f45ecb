import type { Interval, MetricSemantics } from "@evalsite/protocol";
import { formatMetric, formatMetricNumber } from "../format-metric.ts";

/** An interval in the metric's display scale: "44.8 – 60.1%". */
export function formatInterval(interval: Interval, semantics: MetricSemantics): string {
  const high = formatMetric(interval.high, semantics);
  return `${formatMetricNumber(interval.low, semantics)} – ${high}`;
}

import type { MetricScore, MetricSemantics } from "@evalsite/protocol";
import { niceDomain } from "../charts/ticks.ts";

export interface Domain {
  readonly low: number;
  readonly high: number;
}

/** Below this part of a range, its full width would only show stubs. */
const leastPart = 0.25;

/**
 * The scale on which scores of one metric are drawn: its declared range where the values fill a good
 * part of it, else from 0 to a round number above them.
 */
export function scoreDomain(
  { range }: MetricSemantics,
  scores: readonly Pick<MetricScore, "value" | "interval">[],
): Domain {
  const values = scores.flatMap(({ value, interval }) => [
    ...(value === null ? [] : [value]),
    ...(interval === null ? [] : [interval.low, interval.high]),
  ]);
  if (range === null) return niceDomain(values);
  // A range can be too narrow in practice: an error rate above 1.
  const fits = values.every((value) => value >= range.min && value <= range.max);
  const fills = Math.max(...values) - range.min >= leastPart * (range.max - range.min);
  return fits && (fills || range.min !== 0)
    ? { low: range.min, high: range.max }
    : niceDomain(values);
}

import { standardDeviation } from "@evalsite/statistics";

/** Mean, standard deviation and percentiles (linear interpolation) of some numbers; null for none. */
export function distribution(values: Float64Array): Record<string, number> | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted();
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  const deviation = standardDeviation(values, mean);
  const std = deviation === null ? {} : { std: deviation };
  return {
    mean,
    ...std,
    min: percentile(sorted, 0),
    p25: percentile(sorted, 0.25),
    p50: percentile(sorted, 0.5),
    p75: percentile(sorted, 0.75),
    p90: percentile(sorted, 0.9),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  };
}

function percentile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

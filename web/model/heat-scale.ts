import type { MetricSemantics } from "@evalsite/protocol";

/** How good a value is within its column: 0 the worst, 1 the best; null: not to be coloured. */
export type HeatScale = (value: number) => number | null;

const noHeat: HeatScale = () => null;

/**
 * A scale over the values of one column, by the metric's direction. Only qualities are coloured: no
 * times, no diagnostics. The ends are the 2nd and 98th percentile, so that one outlier does not
 * turn all others into one colour.
 */
export function heatScale(values: readonly number[], semantics: MetricSemantics | null): HeatScale {
  if (semantics === null || semantics.kind !== "quality" || semantics.direction === "none") {
    return noHeat;
  }
  const sorted = new Float64Array(values).filter(Number.isFinite).toSorted();
  const low = sorted[Math.floor((sorted.length - 1) * 0.02)];
  const high = sorted[Math.ceil((sorted.length - 1) * 0.98)];
  if (low === undefined || high === undefined || low === high) return noHeat;
  const isHigherBetter = semantics.direction === "higher";
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return isHigherBetter ? share : 1 - share;
  };
}

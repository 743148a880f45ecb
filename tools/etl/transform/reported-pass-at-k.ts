import {
  type MetricIdentity,
  type MetricScore,
  type SuiteSummary,
  metricKey,
} from "@evalsite/protocol";

type Curve = SuiteSummary["pass_at_k"];

/**
 * pass@1, pass@2, … as a report gives them: the curve of the headline's metric, else the longest one. Empty where
 * there is no more than one point.
 */
export function reportedPassAtK(metrics: readonly MetricScore[], headline: MetricIdentity): Curve {
  const points = metrics.filter(({ identity }) => identity.aggregation === "pass_at_k");
  const curves = Map.groupBy(points, ({ identity }) => baseOf(identity));
  const longest = [...curves.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const curve = (curves.get(baseOf(headline)) ?? longest).flatMap(({ identity, value, stderr }) => {
    const k = Number(identity.dimensions["k"]);
    return value !== null && Number.isInteger(k) ? [{ k, value, stderr }] : [];
  });
  return curve.length < 2 ? [] : curve.toSorted((a, b) => a.k - b.k);
}

/** What passes, without how often it was tried. */
function baseOf({ name, dimensions: { k: _k, ...dimensions } }: MetricIdentity): string {
  return metricKey({ name, aggregation: "mean", dimensions });
}

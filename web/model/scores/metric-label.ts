import type { MetricIdentity } from "@evalsite/protocol";

const plain = new Set(["mean", "identity"]);

const symbols: Readonly<Record<string, string>> = {
  pass_at_k: "pass@",
  pass_hat_k: "pass^",
  vote_at_k: "vote@",
};

/**
 * A metric's name for reading: "accuracy", "accuracy pass@2", "rouge l recall", "f1 (macro mean)". The
 * key, which is exact, stays in tooltips and exports.
 */
export function metricLabel({ name, aggregation, dimensions }: MetricIdentity): string {
  const { k, ...others } = dimensions;
  const values = Object.entries(others)
    .toSorted(([a], [b]) => (a === "variant" ? -1 : b === "variant" ? 1 : a < b ? -1 : 1))
    .map(([, value]) => String(value));
  const symbol = symbols[aggregation];
  return [
    name,
    ...values,
    ...(symbol !== undefined ? [`${symbol}${k ?? "k"}`] : k === undefined ? [] : [`@${k}`]),
    ...(symbol === undefined && !plain.has(aggregation)
      ? [`(${aggregation.replaceAll("_", " ")})`]
      : []),
  ].join(" ");
}

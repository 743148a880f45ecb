import { z } from "zod";
import { text } from "./privacy.ts";

/** Which way is better. `none`: the metric is not a quality (a count, a rate of parse failures). */
export const Direction = z.enum(["higher", "lower", "none"]);
export type Direction = z.infer<typeof Direction>;

/**
 * What a metric means. It comes from the metric's name or from the report, never from the size of
 * a value: 0.9 may be a poor score on a 0–100 scale.
 */
export const MetricSemantics = z.object({
  kind: z.enum(["quality", "performance", "diagnostic"]).meta({
    description:
      "quality: can be compared and ranked; performance: a time or a rate; diagnostic: shown as it is, never ranked or coloured.",
  }),
  direction: Direction,
  unit: text("own").nullable().meta({
    description: 'Unit of the stored value ("s", "tok/s", "points"); null for a plain number.',
  }),
  range: z
    .object({ min: z.number(), max: z.number() })
    .nullable()
    .meta({ description: "Declared bounds of the stored value; null when unbounded or unknown." }),
  display: z
    .object({
      multiplier: z.number(),
      unit: text("own"),
      precision: z.int().min(0).max(12),
    })
    .meta({ description: "Shown as value × multiplier, with `precision` decimals and `unit`." }),
});
export type MetricSemantics = z.infer<typeof MetricSemantics>;

/** A confidence interval, in the metric's native scale. */
export const Interval = z.object({
  low: z.number(),
  high: z.number(),
  level: z.number().meta({ description: "Coverage, 0 to 1; 0.95 unless stated." }),
  method: text("own").meta({
    description:
      '"wilson", "t", "t-clustered"; without samples "reported" (a reported standard error) or "wilson-reported" (a reported share and number).',
  }),
});
export type Interval = z.infer<typeof Interval>;

/** Identity of a metric: canonical name, how samples were aggregated, and what distinguishes variants. */
export const MetricIdentity = z.object({
  name: text("prose").meta({ description: 'Canonical name: "accuracy", "exact_match", "rouge".' }),
  aggregation: text("prose").meta({ description: '"mean", "pass_at_k", "identity", …' }),
  dimensions: z
    .record(text("prose"), z.union([text("prose"), z.number()]))
    .meta({ description: 'For example {k: 2} or {variant: "l", statistic: "r"}.' }),
});
export type MetricIdentity = z.infer<typeof MetricIdentity>;

/**
 * The identity as text, `name`, `name:aggregation` or `name:aggregation[dim=value,…]`. A plain mean
 * without dimensions is just its name, so that "accuracy" stays "accuracy".
 */
export function metricKey(identity: MetricIdentity): string {
  const dimensions = Object.entries(identity.dimensions)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  if (dimensions.length > 0) {
    return `${identity.name}:${identity.aggregation}[${dimensions.join(",")}]`;
  }
  return identity.aggregation === "mean" || identity.aggregation === "identity"
    ? identity.name
    : `${identity.name}:${identity.aggregation}`;
}

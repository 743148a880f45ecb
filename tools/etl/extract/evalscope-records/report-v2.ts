import { type MetricIdentity, type MetricSemantics, metricKey } from "@evalsite/protocol";
import type { ReportedMetric } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import type { Findings } from "../findings.ts";
import { type Foreign, name, number, record, records, text } from "../foreign.ts";
import { figuresOf } from "./report-v1.ts";

/** Metrics of schema version 2: each states its identity and what it means. */
export function metricsV2(value: unknown, findings: Findings): readonly ReportedMetric[] {
  return records(value).map((metric) => ({
    sourceName: name(metric["legacy_name"]) ?? name(metric["name"]),
    identity: identityOf(metric["identity"]),
    semantics: semanticsOf(metric["semantics"]),
    ...figuresOf(metric, findings),
  }));
}

/** Position of the metric that `primary_metric_identity` names. */
export function headlineV2(metrics: readonly ReportedMetric[], primary: unknown): number | null {
  const wanted = identityOf(primary);
  if (!wanted) return null;
  const same = ({ identity }: ReportedMetric) => identity && fullKey(identity) === fullKey(wanted);
  const at = metrics.findIndex(same);
  return at === -1 ? null : at;
}

function fullKey(identity: MetricIdentity): string {
  return `${identity.aggregation} ${metricKey(identity)}`;
}

function identityOf(value: unknown): MetricIdentity | null {
  const stated = record(value);
  const metric = text(stated["name"]);
  if (metric === null) return null;
  return {
    name: metric,
    aggregation: text(stated["aggregation"]) ?? "identity",
    dimensions: Object.fromEntries(
      Object.entries(record(stated["dimensions"])).flatMap(([key, item]) => {
        const dimension = number(item) ?? name(item);
        return dimension === null ? [] : [[key, dimension] as const];
      }),
    ),
  };
}

const directions = new Map([
  ["higher_is_better", "higher"],
  ["lower_is_better", "lower"],
] as const);

function semanticsOf(value: unknown): MetricSemantics | null {
  if (!isRecord(value)) return null;
  const direction = [...directions].find(([stated]) => stated === value["direction"])?.[1];
  return {
    kind: kindOf(value),
    direction: direction ?? "none",
    unit: text(value["raw_unit"]),
    range: rangeOf(record(value["value_range"])),
    display: {
      multiplier: number(value["display_multiplier"]) ?? 1,
      unit: text(value["display_unit"]) ?? "",
      precision: Math.min(12, Math.max(0, Math.round(number(value["display_precision"]) ?? 4))),
    },
  };
}

/** Times and rates are of kind "quality" in the source; their id tells them apart. */
function kindOf(value: Foreign): MetricSemantics["kind"] {
  if (text(value["semantic_id"])?.startsWith("perf.")) return "performance";
  return value["kind"] === "quality" ? "quality" : "diagnostic";
}

function rangeOf(value: Foreign): MetricSemantics["range"] {
  const min = number(value["min"]);
  const max = number(value["max"]);
  return min === null || max === null ? null : { min, max };
}

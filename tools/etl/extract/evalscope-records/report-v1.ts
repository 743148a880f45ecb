import type { ReportedCategory, ReportedMetric, ReportedSubset } from "../fact.ts";
import type { Findings } from "../findings.ts";
import { type Foreign, list, name, records } from "../foreign.ts";

/** Metrics of v0.10 to v1.10: each has a name and nothing that says what it means. */
export function metricsV1(value: unknown, findings: Findings): readonly ReportedMetric[] {
  return records(value).map((metric) => ({
    sourceName: name(metric["name"]),
    identity: null,
    semantics: null,
    ...figuresOf(metric, findings),
  }));
}

/** The figures of a metric; the same in v1 and v2. */
export function figuresOf(
  metric: Foreign,
  findings: Findings,
): Pick<ReportedMetric, "value" | "macro" | "n" | "stderr" | "categories"> {
  const of = name(metric["name"]) ?? "metric";
  return {
    value: findings.score(metric["score"], `score of ${of}`),
    macro: findings.score(metric["macro_score"], `macro score of ${of}`),
    n: findings.count(metric["num"], `num of ${of}`),
    stderr: null,
    categories: records(metric["categories"]).map((category) => categoryOf(category, findings)),
  };
}

function categoryOf(category: Foreign, findings: Findings): ReportedCategory {
  const path = pathOf(category["name"]);
  const of = path.join("/");
  return {
    path,
    value: findings.score(category["score"], `score of category ${of}`),
    macro: findings.score(category["macro_score"], `macro score of category ${of}`),
    n: findings.count(category["num"], `num of category ${of}`),
    subsets: records(category["subsets"]).map((subset) => subsetOf(subset, findings)),
  };
}

function pathOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? list(value) : [value]).flatMap((part) => name(part) ?? []);
}

function subsetOf(subset: Foreign, findings: Findings): ReportedSubset {
  const of = name(subset["name"]) ?? "default";
  return {
    name: of,
    value: findings.score(subset["score"], `score of subset ${of}`),
    n: findings.count(subset["num"], `num of subset ${of}`),
    isAggregate: subset["is_aggregate"] === true,
  };
}

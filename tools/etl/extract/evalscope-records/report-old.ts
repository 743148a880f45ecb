import type { ReportedCategory, ReportedMetric } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import type { Findings } from "../findings.ts";
import { type Foreign, name, record, records } from "../foreign.ts";

/** Reports of v0.2 to v0.9: one metric, or (BLEU, Rouge) scores that are objects of several. */
export function metricsOfOldReport(value: Foreign, findings: Findings): readonly ReportedMetric[] {
  const score = value["score"];
  const several = isRecord(score) ? Object.keys(score) : null;
  const names = several ?? [null];
  return names.map((metric) => ({
    sourceName: metric ?? name(value["metric"]),
    identity: null,
    semantics: null,
    value: scoreIn(value, metric, findings),
    macro: null,
    n: findings.count(value["total_num"], "total_num"),
    stderr: null,
    categories: records(value["category"]).map((category) =>
      categoryOf(category, metric, findings),
    ),
  }));
}

function categoryOf(
  category: Foreign,
  metric: string | null,
  findings: Findings,
): ReportedCategory {
  return {
    path: [name(category["name"]) ?? "default"],
    value: scoreIn(category, metric, findings),
    macro: null,
    n: null,
    subsets: records(category["subset"]).map((subset) => ({
      name: name(subset["name"]) ?? "default",
      value: scoreIn(subset, metric, findings),
      n: findings.count(subset["num"], "num"),
      isAggregate: false,
    })),
  };
}

function scoreIn(holder: Foreign, metric: string | null, findings: Findings): number | null {
  const score = metric === null ? holder["score"] : record(holder["score"])[metric];
  return findings.score(score, `score of ${name(holder["name"]) ?? "the report"}`);
}

import { metricKey } from "@evalsite/protocol";
import type { ReportFact, ReportedMetric } from "../extract/fact.ts";
import type { Occurrence } from "../transform/issues.ts";
import { canonicalMetric } from "../transform/metric-names.ts";

/**
 * One report a benchmark. Of several, the last one leads, metrics that only the others have are kept,
 * and a score that is given twice with different values is reported: one of them is not shown.
 */
export function joinReports(reports: readonly ReportFact[]): {
  readonly bySuite: Map<string, ReportFact>;
  readonly issues: Occurrence[];
} {
  const bySuite = new Map<string, ReportFact>();
  const issues: Occurrence[] = [];
  for (const report of reports) {
    const earlier = bySuite.get(report.suite);
    bySuite.set(report.suite, earlier ? joined(earlier, report, issues) : report);
  }
  return { bySuite, issues };
}

function joined(earlier: ReportFact, report: ReportFact, issues: Occurrence[]): ReportFact {
  const own = new Map(report.metrics.map((metric) => [keyOf(metric), metric]));
  const others = earlier.metrics.filter((metric) => !own.has(keyOf(metric)));
  for (const metric of earlier.metrics) {
    const later = own.get(keyOf(metric));
    if (later && later.value !== metric.value) issues.push(hidden(earlier, metric, later));
  }
  const lead = report.metrics.length > 0 ? report : { ...earlier, metrics: [] };
  return { ...lead, metrics: [...report.metrics, ...others] };
}

function keyOf(metric: ReportedMetric): string {
  return metricKey(metric.identity ?? canonicalMetric(metric.sourceName ?? ""));
}

function hidden(report: ReportFact, metric: ReportedMetric, later: ReportedMetric): Occurrence {
  const values = `${metric.value} here, ${later.value} in a later report, which is shown`;
  return {
    code: "duplicate-result",
    severity: "dropped",
    place: report.place,
    message: `${report.suite} ${keyOf(metric)}: ${values}`,
  };
}

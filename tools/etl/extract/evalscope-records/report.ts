import type { JsonValue } from "@evalsite/protocol";
import type { ReportFact } from "../fact.ts";
import type { Findings } from "../findings.ts";
import { type Foreign, record, text } from "../foreign.ts";
import { jsonValue } from "../json-value.ts";
import { performanceOf } from "./performance.ts";
import { metricsOfOldReport } from "./report-old.ts";
import { metricsV1 } from "./report-v1.ts";
import { headlineV2, metricsV2 } from "./report-v2.ts";

/** What is known of a report from outside: where it lies and what lies beside it. */
export interface Surroundings {
  readonly model: string | null;
  readonly suite: string;
  readonly identity: Readonly<Record<string, JsonValue>>;
  readonly breakdowns: ReportFact["breakdowns"];
}

/** One benchmark's report, of any version, as a fact. */
export function reportFact(value: Foreign, around: Surroundings, findings: Findings): ReportFact {
  warnOfNews(value, findings);
  const { metrics, headline } = metricsOf(value, findings);
  const execution = record(value["execution_summary"]);
  return {
    kind: "report",
    place: findings.place,
    model: around.model,
    modelName: text(value["model_name"]),
    suite: around.suite,
    ...askedAs(value, around.suite),
    title: text(value["dataset_pretty_name"]),
    description: text(value["dataset_description"]),
    metrics,
    headline,
    performance: performanceOf(value["perf_metrics"], samplesOf(value, metrics[0]?.n)),
    requested: findings.count(execution["requested"], "requested"),
    errored: findings.count(execution["errored"], "errored"),
    incomplete: execution["incomplete"] === true,
    judge: jsonValue(value["judge_summary"]),
    analysis: value["analysis"] === "N/A" ? null : text(value["analysis"]),
    identity: around.identity,
    breakdowns: around.breakdowns,
  };
}

/** A report's `name` is the benchmark's, most often behind "<model>@" (once "<model>_"); a collection's `dataset_name` is its file's. */
export function askedAs(value: Foreign, suite: string): Pick<ReportFact, "askedAs"> {
  const [title, model] = [text(value["name"]), text(value["model_name"])];
  if (title === null || model === null) return {};
  const isBehindModel = title.startsWith(`${model}@`) || title.startsWith(`${model}_`);
  const asked = isBehindModel ? title.slice(model.length + 1) : title;
  return asked === suite ? {} : { askedAs: asked };
}

/** Only version 2 names the metric that heads a report. */
function metricsOf(value: Foreign, findings: Findings): Pick<ReportFact, "metrics" | "headline"> {
  if (isV2(value)) {
    const metrics = metricsV2(value["metrics"], findings);
    return { metrics, headline: headlineV2(metrics, value["primary_metric_identity"]) };
  }
  const isOld = Array.isArray(value["category"]) && !Array.isArray(value["metrics"]);
  const metrics = isOld
    ? metricsOfOldReport(value, findings)
    : metricsV1(value["metrics"], findings);
  return { metrics, headline: null };
}

function isV2(value: Foreign): boolean {
  const [first] = Array.isArray(value["metrics"]) ? value["metrics"] : [];
  return Number(value["schema_version"]) >= 2 || "identity" in record(first);
}

function samplesOf(value: Foreign, ofFirst: number | null | undefined): number | null {
  const stated = value["num"];
  return typeof stated === "number" && stated > 0 ? stated : (ofFirst ?? null);
}

const knownKeys = new Set(
  `name metric score category total_num num schema_version dataset_name dataset_pretty_name
  dataset_description model_name metrics analysis perf_metrics judge_summary execution_summary
  primary_metric_identity primary_metric_unavailable_reason`.split(/\s+/),
);

/** A newer version adds keys (the format forbids others), so unknown ones are worth one line. */
function warnOfNews(value: Foreign, findings: Findings): void {
  const version = Number(value["schema_version"] ?? 1);
  const unknown = Object.keys(value).filter((key) => !knownKeys.has(key));
  const news = [
    ...(version > 2 ? [`schema_version ${version}`] : []),
    ...(unknown.length > 0 ? [`keys ${unknown.join(", ")}`] : []),
  ];
  if (news.length > 0) findings.warn("newer-format", `not known: ${news.join("; ")}`);
}

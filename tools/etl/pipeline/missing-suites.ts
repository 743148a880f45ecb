import type { Completeness, SuiteSummary } from "@evalsite/protocol";
import type { ProgressFact, ReportFact, RunFact } from "../extract/fact.ts";
import { suiteSummary } from "../transform/suite-summary.ts";

/**
 * Benchmarks that the configuration asks for and of which nothing was found: shown as failed, so that
 * an evaluation in which every sample failed is not mistaken for one that was never asked for; as
 * incomplete where the evaluation has not come to its end, since their turn may still come; as empty where
 * nothing but the configuration was found, since it tells nothing of what became of the evaluation.
 */
export function missingSuites(
  facts: readonly RunFact[],
  progress: readonly ProgressFact[],
  reports: readonly ReportFact[],
  found: readonly SuiteSummary[],
): readonly SuiteSummary[] {
  const configured = facts.flatMap((fact) => namesIn(fact.settings?.["datasets"]));
  const reported = new Set(reports.flatMap(({ askedAs }) => askedAs ?? []));
  return [...new Set(configured)]
    .filter((name) => !reported.has(name))
    .filter((name) => !found.some(({ suite }) => suite === name || suite === `custom_${name}`))
    .map((suite) => ({
      ...suiteSummary({
        suite,
        report: null,
        tally: null,
        items: 0,
        unreviewed: 0,
        store: null,
        isWhole: false,
      }),
      status: statusOf(progress, found),
    }));
}

function statusOf(progress: readonly ProgressFact[], found: readonly SuiteSummary[]): Completeness {
  if (hasNotEnded(progress)) return "partial";
  return progress.length === 0 && found.length === 0 ? "empty" : "failed";
}

function hasNotEnded(progress: readonly ProgressFact[]): boolean {
  return progress.length > 0 && progress.every(({ status }) => status === "running");
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

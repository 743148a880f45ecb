import type { SuiteSummary } from "@evalsite/protocol";
import type { RunFact } from "../extract/fact.ts";
import { suiteSummary } from "../transform/suite-summary.ts";

/**
 * Benchmarks that the configuration asks for and of which nothing was found: shown as failed, so that
 * an evaluation in which every sample failed is not mistaken for one that was never asked for.
 */
export function missingSuites(
  facts: readonly RunFact[],
  found: readonly SuiteSummary[],
): readonly SuiteSummary[] {
  const configured = facts.flatMap((fact) => namesIn(fact.settings?.["datasets"]));
  return [...new Set(configured)]
    .filter((name) => !found.some(({ suite }) => suite === name || suite === `custom_${name}`))
    .map((suite) =>
      suiteSummary({ suite, report: null, tally: null, items: 0, unreviewed: 0, store: null }),
    );
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

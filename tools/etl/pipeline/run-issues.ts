import type { MetricScore, SuiteSummary } from "@evalsite/protocol";
import type { RunFolder } from "../node/discover-runs.ts";
import { IssueLog, type Occurrence } from "../transform/issues.ts";
import type { GatheredFacts } from "./gather-facts.ts";

/** What reading a folder brought up: from listing it, and from its readers. */
export function issuesOf(
  run: Pick<RunFolder, "skipped"> & { readonly issues?: readonly Occurrence[] },
  facts: GatheredFacts,
): IssueLog {
  const log = new IssueLog();
  for (const fact of run.issues ?? []) log.add(fact);
  for (const fact of facts.issues) log.add(fact);
  for (const skipped of run.skipped) log.add(skippedIssue(skipped));
  return log;
}

function skippedIssue(skipped: RunFolder["skipped"][number]): Occurrence {
  const harmless = skipped.code === "ignored" || skipped.code === "symlink-loop";
  return {
    code: skipped.code,
    severity: harmless ? "note" : "dropped",
    place: { file: skipped.path, line: null },
    message: skipped.detail,
  };
}

/** Scores that are not the mean of the samples they should be the mean of. */
export function disagreements(suite: SuiteSummary): readonly Occurrence[] {
  return suite.metrics.flatMap((metric) => {
    if (metric.recomputed === null || metric.recomputed.agrees) return [];
    const { value, n } = metric.recomputed;
    return [
      {
        code: "score-disagrees",
        severity: "warning",
        place: { file: null, line: null },
        message: `${suite.suite} ${metric.key}: reported ${metric.value}, mean of ${n} samples ${value}${emptyNote(metric)}`,
      },
    ];
  });
}

/** What most often makes the difference: a tool that counts parts without answers as 0. */
function emptyNote({ subsets }: MetricScore): string {
  const empty = subsets.filter(({ n }) => n === 0).length;
  return empty === 0 ? "" : `; ${empty} of ${subsets.length} subsets have no samples`;
}

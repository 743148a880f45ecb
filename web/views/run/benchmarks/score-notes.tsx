import type { SuiteSummary } from "@evalsite/protocol";
import { Notice } from "../../../components/notice.tsx";
import { useRunMeta } from "../../../data/hooks.ts";
import { damagedReports, damagedReportsOf } from "../../../model/damaged-reports.ts";
import { formatMetric } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { headlineScore, suiteScores } from "../../../model/scores/headline-score.ts";
import { otherScores } from "../../../model/scores/other-scores.ts";
import { requestedScore } from "../../../model/scores/requested-score.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { runTexts } from "../../../text/run.ts";

interface Props {
  readonly runId: string;
  readonly suite: SuiteSummary;
}

/** What the reader must know before trusting the score: incompleteness, disagreement, the other denominator. */
export function ScoreNotes({ runId, suite }: Props) {
  const text = useText(benchmarkTexts).details;
  const { suiteStatusNote, suiteDamagedReport } = useText(runTexts);
  const meta = useRunMeta(runId);
  const damaged =
    meta.state === "ready" ? damagedReportsOf(suite.suite, damagedReports(meta.value)) : [];
  const score = headlineScore(suite);
  const requested = requestedScore(suite, score);
  const other = otherScores(suite);
  const disagreeing = suiteScores(suite).filter((one) => one.recomputed?.agrees === false);
  return (
    <>
      {suite.status !== "complete" && (
        <Notice tone="warning">
          {suite.status === "provisional" && damaged.length > 0
            ? suiteDamagedReport(damaged)
            : suiteStatusNote[suite.status]}
        </Notice>
      )}
      {requested !== null && (
        <Notice tone="warning">
          {text.requestedNote(
            formatMetric(score.value, score.semantics),
            formatCount(score.n ?? 0),
            formatMetric(requested.value, score.semantics),
            formatCount(requested.requested),
          )}
        </Notice>
      )}
      {other !== null && (
        <Notice>{text.otherScores(other.headline, other.value, other.metrics, other.mean)}</Notice>
      )}
      {disagreeing.map(({ key, value, n, recomputed, semantics }) => (
        <Notice key={key} tone="warning">
          {text.disagreement(
            key,
            `${formatMetric(value, semantics)}${n === null ? "" : ` (n = ${formatCount(n)})`}`,
            `${formatMetric(recomputed?.value, semantics)} (n = ${formatCount(recomputed?.n ?? 0)})`,
          )}
        </Notice>
      ))}
    </>
  );
}

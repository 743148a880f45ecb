import type { SuiteSummary } from "@evalsite/protocol";
import { Notice } from "../../../components/notice.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { headlineScore, suiteScores } from "../../../model/scores/headline-score.ts";
import { requestedScore } from "../../../model/scores/requested-score.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { runTexts } from "../../../text/run.ts";

/** What the reader must know before trusting the score: incompleteness, disagreement, the other denominator. */
export function ScoreNotes({ suite }: { readonly suite: SuiteSummary }) {
  const text = useText(benchmarkTexts).details;
  const { suiteStatusNote } = useText(runTexts);
  const score = headlineScore(suite);
  const requested = requestedScore(suite, score);
  const disagreeing = suiteScores(suite).filter((one) => one.recomputed?.agrees === false);
  return (
    <>
      {suite.status !== "complete" && (
        <Notice tone="warning">{suiteStatusNote[suite.status]}</Notice>
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

import type { SuiteSummary } from "@evalsite/protocol";
import { cell } from "../../../components/data-table/data-table.tsx";
import { IntervalBar } from "../../../components/interval-bar/interval-bar.tsx";
import { DirectionArrow } from "../../../components/metric-name/metric-name.tsx";
import { OutcomeBar } from "../../../components/outcome-bar/outcome-bar.tsx";
import { StatusBadge } from "../../../components/status-badge/status-badge.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { formatInterval } from "../../../model/scores/format-interval.ts";
import { headlineScore } from "../../../model/scores/headline-score.ts";
import { metricLabel } from "../../../model/scores/metric-label.ts";
import { outcomeShares } from "../../../model/scores/outcome-shares.ts";
import { scoreDomain } from "../../../model/scores/score-domain.ts";
import { useText } from "../../../state/language.ts";
import { metricTexts } from "../../../text/metric.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import styles from "./benchmarks.module.css";

interface Props {
  readonly suite: SuiteSummary;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A benchmark in one line: headline value, interval, how many answers, and what became of them. */
export function BenchmarkRow({ suite, isOpen, onToggle }: Props) {
  const text = useText(benchmarkTexts).benchmarks;
  const { outcome: outcomeNames, method: methodNames } = useText(metricTexts);
  const score = headlineScore(suite);
  const shares = outcomeShares(suite.outcomes);
  return (
    <tr className={isOpen ? styles.openRow : undefined}>
      <th scope="row" className={styles.name}>
        <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={onToggle}>
          <span className={styles.chevron} aria-hidden="true" />
          <span>
            {suite.title ?? suite.suite}
            {suite.title !== null && <span className={styles.id}>{suite.suite}</span>}
          </span>
        </button>
        {suite.status !== "complete" && <StatusBadge status={suite.status} />}
      </th>
      <td className={cell.number}>
        <span className={styles.score}>
          {score.recomputed?.agrees === false && (
            <span className={styles.doubt} title={text.disagrees}>
              <span aria-hidden="true">⚠</span>
              <span className="visually-hidden">{text.disagrees}</span>
            </span>
          )}
          {formatMetric(score.value, score.semantics)}
        </span>
        <span className={styles.metric} title={score.key}>
          {metricLabel(score.identity)}
          <DirectionArrow direction={score.semantics.direction} />
        </span>
      </td>
      <td className={styles.intervalColumn}>
        {score.interval === null || score.value === null ? (
          <span className={styles.none}>{text.noInterval}</span>
        ) : (
          <>
            <IntervalBar
              value={score.value}
              {...score.interval}
              domain={scoreDomain(score.semantics, [score])}
            />
            <span
              className={styles.under}
              title={methodNames[score.interval.method] ?? score.interval.method}
            >
              {formatInterval(score.interval, score.semantics)}
              {score.interval.method === "wilson-reported" && ` ${text.fromReport}`}
            </span>
          </>
        )}
      </td>
      <td className={`${cell.number} ${cell.wide}`}>
        <AnswerCount suite={suite} />
      </td>
      <td className={cell.wide}>
        {shares.length > 0 && (
          <OutcomeBar
            shares={shares}
            label={shares.map((one) => `${outcomeNames[one.outcome]} ${one.count}`).join(", ")}
          />
        )}
      </td>
    </tr>
  );
}

/** Items × repeats, or what the report counted. */
function AnswerCount({ suite }: { readonly suite: SuiteSummary }) {
  const text = useText(benchmarkTexts).benchmarks;
  const items = suite.items ?? headlineScore(suite).n;
  if (items === null) return text.unknownCount;
  const repeats = suite.repeats ?? 1;
  return repeats > 1 ? `${formatCount(items)} × ${repeats}` : formatCount(items);
}

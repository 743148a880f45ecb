import type { MetricScore, SuiteSummary } from "@evalsite/protocol";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { MetricName } from "../../../components/metric-name/metric-name.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { formatInterval } from "../../../model/scores/format-interval.ts";
import { metricLabel } from "../../../model/scores/metric-label.ts";
import { suiteScores } from "../../../model/scores/headline-score.ts";
import { useText } from "../../../state/language.ts";
import { metricTexts } from "../../../text/metric.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { Block } from "./block.tsx";
import styles from "./benchmarks.module.css";

/** All metrics of a benchmark with interval, number of answers and where each comes from. */
export function MetricTable({ suite }: { readonly suite: SuiteSummary }) {
  const text = useText(benchmarkTexts).details;
  const scores = suiteScores(suite);
  const hasMacro = scores.some((score) => score.macro_value !== null);
  return (
    <Block title={text.metrics}>
      <DataTable label={text.metrics}>
        <thead>
          <tr>
            <th scope="col">{text.metric}</th>
            <th scope="col" className={cell.number}>
              {text.value}
            </th>
            {hasMacro && (
              <th scope="col" className={cell.number} title={text.macroNote}>
                {text.macro}
              </th>
            )}
            <th scope="col" className={cell.number}>
              n
            </th>
            <th scope="col">{text.interval}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <tr key={score.key}>
              <th scope="row" className={styles.metricName} title={score.key}>
                <MetricName
                  name={metricLabel(score.identity)}
                  direction={score.semantics.direction}
                />
                <Origin score={score} />
              </th>
              <td className={cell.number}>{formatMetric(score.value, score.semantics)}</td>
              {hasMacro && (
                <td className={cell.number}>{formatMetric(score.macro_value, score.semantics)}</td>
              )}
              <td className={cell.number}>{score.n === null ? "—" : formatCount(score.n)}</td>
              <td className={styles.intervalText}>
                <IntervalText score={score} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Block>
  );
}

/** The report's own spelling where it differs, and whether the value was computed from the samples. */
function Origin({ score }: { readonly score: MetricScore }) {
  const text = useText(benchmarkTexts).details;
  const parts = [
    ...(score.source_name !== null && score.source_name !== score.key ? [score.source_name] : []),
    ...(score.origin === "samples" ? [text.fromSamples] : []),
  ];
  return parts.length === 0 ? null : <span className={styles.id}>{parts.join(" · ")}</span>;
}

function IntervalText({ score }: { readonly score: MetricScore }) {
  const { method } = useText(metricTexts);
  if (score.interval === null) return "—";
  const { level } = score.interval;
  return (
    <>
      {formatInterval(score.interval, score.semantics)}{" "}
      <span className={styles.id}>
        {`${Math.round(level * 100)}% ${method[score.interval.method] ?? score.interval.method}`}
      </span>
    </>
  );
}

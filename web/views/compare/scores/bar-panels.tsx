import { DirectionArrow } from "../../../components/metric-name/metric-name.tsx";
import { ScoreBars } from "../../../components/score-bars/score-bars.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { scoreDomain } from "../../../model/scores/score-domain.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./charts.module.css";

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly runs: readonly ComparedRun[];
}

/** A small bar chart a benchmark, each on its own scale. */
export function BarPanels({ rows, runs }: Props) {
  const text = useText(compareTexts).scores;
  const hasInterval = rows.some((row) =>
    row.cells.some((cell) => cell.kind === "score" && cell.score.interval !== null),
  );
  return (
    <>
      <div className={styles.panels}>
        {rows.map((row) => (
          <section key={row.suite} aria-label={row.suite}>
            <h3 className={styles.panelTitle}>
              {row.title ?? row.suite}
              <span className={styles.metric}>
                {row.metricLabel}
                <DirectionArrow direction={row.semantics.direction} />
              </span>
            </h3>
            <RowBars row={row} runs={runs} />
          </section>
        ))}
      </div>
      {hasInterval && <p className={styles.quiet}>{text.barNote}</p>}
    </>
  );
}

function RowBars({
  row,
  runs,
}: {
  readonly row: MatrixRow;
  readonly runs: readonly ComparedRun[];
}) {
  const scores = row.cells.map((cell) => (cell.kind === "score" ? cell.score : null));
  const domain = scoreDomain(
    row.semantics,
    scores.filter((score) => score !== null),
  );
  return (
    <ScoreBars
      domain={domain}
      bars={runs.map((run, at) => ({
        id: run.runId,
        label: run.runId,
        colour: run.mark.colour,
        value: scores[at]?.value ?? null,
        interval: scores[at]?.interval ?? null,
        text: formatMetric(scores[at]?.value, row.semantics),
      }))}
    />
  );
}

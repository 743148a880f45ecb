import { useId, useMemo } from "react";
import { DirectionArrow } from "../../components/metric-name/metric-name.tsx";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import { ScoreChart } from "../../components/step-chart/score-chart.tsx";
import type { Range, ScaleKind } from "../../model/curves/curve-range.ts";
import { bestCheckpoint } from "../../model/experiments/best-checkpoint.ts";
import type { BenchmarkLines } from "../../model/experiments/score-lines.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { projectTexts } from "../../text/projects.ts";
import { BestList } from "./best-list.tsx";
import { plotLines } from "./plot-lines.ts";
import styles from "./project.module.css";
import { ScoreTable } from "./score-table.tsx";

interface Props {
  readonly scores: BenchmarkLines;
  readonly x: Range;
  readonly xScale: ScaleKind;
  readonly sync: ChartSync;
  /** Intervals are still on their way. */
  readonly isLoading: boolean;
}

/** One benchmark: its scores over the training steps, the best checkpoints, and all of it as a table. */
export function BenchmarkSection({ scores, x, xScale, sync, isLoading }: Props) {
  const text = useText(projectTexts);
  const { status } = useText(common);
  const id = useId();
  const { suite, metric, semantics } = scores.benchmark;
  const direction = semantics?.direction ?? "none";
  const lines = useMemo(() => plotLines(scores, { text, status }), [scores, text, status]);
  const standings = useMemo(
    () => scores.lines.map((line) => ({ line, best: bestCheckpoint(line, direction) })),
    [scores, direction],
  );
  const points = scores.lines.flatMap((line) => line.points);
  const hasHollow = points.some((point) => point.isSuperseded || point.status !== "complete");
  return (
    <section className={styles.row} aria-labelledby={id}>
      <div className={styles.chart}>
        <figure className={styles.card} aria-label={text.chart.region(suite)}>
          <header className={styles.title}>
            <h2 id={id}>{suite}</h2>
            <span className={styles.quiet}>
              {metric}
              <DirectionArrow direction={direction} />
            </span>
          </header>
          <ScoreChart
            lines={lines}
            semantics={semantics}
            x={x}
            xScale={xScale}
            cursor={{ sync, name: suite }}
          />
          <figcaption className={styles.caption}>
            {hasHollow && <span>{text.chart.hollow}</span>}
            {scores.otherMetric.length > 0 && (
              <span>{text.chart.otherMetric(scores.otherMetric.join(text.comma))}</span>
            )}
            <span className={styles.axis}>{text.axis}</span>
          </figcaption>
        </figure>
        <ScoreTable benchmark={scores.benchmark} standings={standings} />
      </div>
      <aside className={styles.aside} aria-label={text.best.label(suite)}>
        <h3>{text.best.title}</h3>
        {direction === "none" ? (
          <p className={styles.quiet}>{text.best.unranked}</p>
        ) : (
          <BestList benchmark={scores.benchmark} standings={standings} isLoading={isLoading} />
        )}
      </aside>
    </section>
  );
}

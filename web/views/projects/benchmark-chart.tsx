import { useId, useMemo, useRef } from "react";
import { DirectionArrow } from "../../components/metric-name/metric-name.tsx";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import { useNear } from "../../components/metric-chart/use-near.ts";
import { ScoreChart } from "../../components/step-chart/score-chart.tsx";
import type { Range, ScaleKind } from "../../model/curves/curve-range.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import { type BenchmarkLines, placedPoints } from "../../model/experiments/score-lines.ts";
import type { Standings } from "../../model/experiments/standings.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { projectTexts } from "../../text/projects.ts";
import { plotLines } from "./plot-lines.ts";
import styles from "./benchmark-charts.module.css";
import { ScoreTable } from "./score-table.tsx";

interface Props {
  readonly standings: Standings;
  /** The score that is aimed at; null: none. */
  readonly target: number | null;
  readonly axis: PositionKind;
  readonly x: Range;
  readonly xScale: ScaleKind;
  readonly sync: ChartSync;
}

/** One benchmark's scores over the training steps, drawn when it is seen, and all of it as a table. */
export function BenchmarkChart({ standings, target, axis, x, xScale, sync }: Props) {
  const text = useText(projectTexts);
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const id = useId();
  const { scores } = standings;
  const { suite, metric, semantics } = scores.benchmark;
  return (
    <section ref={place} className={styles.card} aria-labelledby={id}>
      <figure aria-label={text.chart.region(suite)}>
        <header className={styles.title}>
          <h3 id={id}>{suite}</h3>
          <span className={styles.quiet}>
            {metric}
            <DirectionArrow direction={semantics?.direction ?? "none"} />
          </span>
        </header>
        <div className={styles.plot}>
          {isNear && <Plot {...{ scores, target, axis, x, xScale, sync }} />}
        </div>
        <figcaption className={styles.caption}>
          <Notes scores={scores} />
        </figcaption>
      </figure>
      <ScoreTable standings={standings} axis={axis} />
    </section>
  );
}

function Plot({
  scores,
  target,
  axis,
  x,
  xScale,
  sync,
}: Omit<Props, "standings"> & { readonly scores: BenchmarkLines }) {
  const text = useText(projectTexts);
  const { status } = useText(common);
  const { suite, semantics } = scores.benchmark;
  const lines = useMemo(
    () => plotLines(scores, axis, { text, status }),
    [scores, axis, text, status],
  );
  return (
    <ScoreChart
      {...{ lines, semantics, target, axis, x, xScale }}
      isSmall
      cursor={{ sync, name: suite }}
    />
  );
}

function Notes({ scores }: { readonly scores: BenchmarkLines }) {
  const text = useText(projectTexts).chart;
  const points = scores.lines.flatMap(placedPoints);
  const hasHollow = points.some((point) => point.isSuperseded || point.status !== "complete");
  const others = scores.otherMetric.length;
  return (
    <>
      {hasHollow && <span>{text.hollow}</span>}
      {others > 0 && <span>{text.otherMetric(others, scores.otherMetric[0] ?? "")}</span>}
    </>
  );
}

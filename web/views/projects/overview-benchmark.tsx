import Link from "next/link";
import { useMemo } from "react";
import { DirectionArrow } from "../../components/metric-name/metric-name.tsx";
import { ScoreChart } from "../../components/step-chart/score-chart.tsx";
import type { Range } from "../../model/curves/curve-range.ts";
import { benchmarkAddress } from "../../model/experiments/addresses.ts";
import { type BenchmarkLines, placedPoints } from "../../model/experiments/score-lines.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import { formatMetric } from "../../model/format-metric.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { projectTexts } from "../../text/projects.ts";
import { experimentLabel, experimentMark } from "./names.ts";
import styles from "./overview.module.css";
import { placeText } from "./place-text.ts";
import { plotLines } from "./plot-lines.ts";

interface Props {
  readonly scores: BenchmarkLines;
  readonly axis: PositionKind;
  readonly x: Range;
}

/** The scores of one benchmark over the training steps; each point, and each last score, leads to its run. */
export function OverviewBenchmark({ scores, axis, x }: Props) {
  const text = useText(projectTexts);
  const { status } = useText(common);
  const { suite, metric, semantics } = scores.benchmark;
  const lines = useMemo(
    () => plotLines(scores, axis, { text, status }),
    [scores, axis, text, status],
  );
  return (
    <figure className={styles.chart} aria-label={text.chart.region(suite)}>
      <figcaption className={styles.title}>
        {suite}{" "}
        <span className={styles.quiet}>
          {metric}
          <DirectionArrow direction={semantics?.direction ?? "none"} />
        </span>
      </figcaption>
      <ScoreChart lines={lines} semantics={semantics} axis={axis} x={x} xScale="linear" isSmall />
      <ul className={styles.lasts}>
        {scores.lines.map((line) => {
          const last = placedPoints(line).findLast((point) => !point.isSuperseded);
          const label = experimentLabel(line.experiment, text);
          return last === undefined ? null : (
            <li key={line.experiment.name}>
              <Link
                href={benchmarkAddress(last.runId, suite)}
                title={text.overview.lastOf(label, last.runId)}
              >
                <i
                  className={styles.swatch}
                  style={{ background: experimentMark(line.experiment).colour }}
                />
                <span className="visually-hidden">{label} </span>
                {formatMetric(last.value, semantics)}
              </Link>
              <span className={styles.quiet}> {placeText(last, axis, text)}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

import type { MetricSemantics } from "@evalsite/protocol";
import { type PlotArea, bandPath, scoreTick, throughPath } from "../../model/charts/score-plot.ts";
import { niceDomain, ticks } from "../../model/charts/ticks.ts";
import { type Range, type ScaleKind, hasPlace } from "../../model/curves/curve-range.ts";
import type { RunMark } from "../../model/run-mark.ts";
import { scoreDomain } from "../../model/scores/score-domain.ts";
import type { ChartSync } from "../metric-chart/chart-sync.ts";
import { type LinkedPoint, PointLinks } from "./point-links.tsx";
import styles from "./step-chart.module.css";
import { StepPlot } from "./step-plot.tsx";

export interface ScorePlotPoint extends LinkedPoint {
  readonly low: number | null;
  readonly high: number | null;
  /** Drawn hollow: not complete. */
  readonly isHollow: boolean;
  /** Beside the line: another run of the same step counts. */
  readonly isAside: boolean;
}

export interface ScorePlotLine {
  readonly id: string;
  readonly mark: RunMark;
  /** Whether the points are states of one training, so that a line leads through them. */
  readonly isJoined: boolean;
  /** By step. */
  readonly points: readonly ScorePlotPoint[];
}

interface Props {
  readonly lines: readonly ScorePlotLine[];
  readonly semantics: MetricSemantics | null;
  /** The steps shown; points beyond them are left out. */
  readonly x: Range;
  readonly xScale: ScaleKind;
  readonly isSmall?: boolean;
  readonly cursor?: { readonly sync: ChartSync; readonly name: string };
}

/** Scores of checkpoints over training steps, with the interval of each; every point is a link. */
export function ScoreChart({ lines, semantics, x, xScale, isSmall = false, cursor }: Props) {
  const shown = lines.map((line) => ({
    ...line,
    points: line.points.filter(
      (point) => hasPlace(point.x, xScale) && point.x >= x[0] && point.x <= x[1],
    ),
  }));
  const { low, high } = domainOf(lines, semantics);
  const scales = { x, xScale, y: [low, high], yScale: "linear" } as const;
  return (
    <StepPlot
      scales={scales}
      yTicks={ticks(low, high, isSmall ? 3 : 5)}
      formatY={(value) => scoreTick(value, semantics)}
      isSmall={isSmall}
      {...(cursor === undefined ? {} : { cursor })}
      renderDrawing={(area) => shown.map((line) => <Line key={line.id} line={line} area={area} />)}
      renderOver={(area) => (
        <PointLinks points={shown.flatMap((line) => line.points)} area={area} />
      )}
    />
  );
}

/** The same for every part of the axis, so that zooming moves nothing up or down. */
function domainOf(
  lines: readonly ScorePlotLine[],
  semantics: MetricSemantics | null,
): { readonly low: number; readonly high: number } {
  const values = lines.flatMap(({ points }) =>
    points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]),
  );
  if (semantics === null) return niceDomain(values);
  return scoreDomain(
    semantics,
    values.map((value) => ({ value, interval: null })),
  );
}

function Line({ line, area }: { readonly line: ScorePlotLine; readonly area: PlotArea }) {
  const counted = line.points.filter((point) => !point.isAside);
  const band = counted.flatMap(({ x, low, high }) =>
    low === null || high === null ? [] : [{ x: area.x(x), low: area.y(low), high: area.y(high) }],
  );
  return (
    <g className={styles.line} style={{ color: line.mark.colour }}>
      {line.isJoined && (
        <>
          <path className={styles.band} d={bandPath(band)} />
          <path
            d={throughPath(counted.map(({ x, y }) => ({ x: area.x(x), y: area.y(y) })))}
            strokeDasharray={line.mark.dash}
          />
        </>
      )}
      {band.map(({ x, low, high }) => (
        <path key={x} className={styles.bar} d={errorBar(x, low, high)} />
      ))}
      {line.points.map((point) => (
        <circle
          key={point.id}
          cx={area.x(point.x)}
          cy={area.y(point.y)}
          r={point.isAside ? 2.5 : 3.5}
          data-hollow={point.isHollow || point.isAside || undefined}
        />
      ))}
    </g>
  );
}

function errorBar(x: number, low: number, high: number): string {
  return `M${x} ${low}V${high}M${x - 3} ${low}h6M${x - 3} ${high}h6`;
}

import type { MetricSemantics } from "@evalsite/protocol";
import { type PlotArea, bandPath, scoreTick, throughPath } from "../../model/charts/score-plot.ts";
import { niceDomain, ticks } from "../../model/charts/ticks.ts";
import { type Range, type ScaleKind, hasPlace } from "../../model/curves/curve-range.ts";
import type { CurveAxis } from "../../model/curves/curve-axis.ts";
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
  readonly axis?: CurveAxis;
  /** The score that is aimed at: a line across. */
  readonly target?: number | null;
  readonly isSmall?: boolean;
  readonly cursor?: { readonly sync: ChartSync; readonly name: string };
}

/** Scores of checkpoints over training steps, with the interval of each; every point is a link. */
export function ScoreChart({
  lines,
  semantics,
  x,
  xScale,
  axis = "step",
  target = null,
  isSmall = false,
  cursor,
}: Props) {
  const shown = lines.map((line) => ({
    ...line,
    points: line.points.filter(
      (point) => hasPlace(point.x, xScale) && point.x >= x[0] && point.x <= x[1],
    ),
  }));
  const { low, high } = domainOf(lines, semantics, target);
  const scales = { x, xScale, y: [low, high], yScale: "linear" } as const;
  return (
    <StepPlot
      scales={scales}
      yTicks={ticks(low, high, isSmall ? 3 : 5)}
      formatY={(value) => scoreTick(value, semantics)}
      axis={axis}
      isSmall={isSmall}
      {...(cursor === undefined ? {} : { cursor })}
      renderDrawing={(area) => (
        <>
          {target !== null && (
            <line
              className={styles.target}
              x2={area.width}
              y1={area.y(target)}
              y2={area.y(target)}
            />
          )}
          {shown.map((line) => (
            <Line key={line.id} line={line} area={area} />
          ))}
        </>
      )}
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
  target: number | null,
): { readonly low: number; readonly high: number } {
  const scored = lines.flatMap(({ points }) =>
    points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]),
  );
  const values = target === null ? scored : [...scored, target];
  if (semantics === null) return niceDomain(values);
  return scoreDomain(
    semantics,
    values.map((value) => ({ value, interval: null })),
  );
}

function Line({ line, area }: { readonly line: ScorePlotLine; readonly area: PlotArea }) {
  const counted = line.points.filter((point) => !point.isAside);
  const full = line.points.filter((point) => !isHollow(point));
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
      {band.length <= mostMarks && (
        <path
          className={styles.bar}
          d={band.map(({ x, low, high }) => errorBar(x, low, high)).join("")}
        />
      )}
      {(!line.isJoined || full.length <= mostMarks) && (
        <path className={styles.dots} d={full.map((point) => dot(point, area)).join("")} />
      )}
      {line.points.filter(isHollow).map((point) => (
        <circle
          key={point.id}
          cx={area.x(point.x)}
          cy={area.y(point.y)}
          r={point.isAside ? 2.5 : 3.5}
        />
      ))}
    </g>
  );
}

/** More points than this are a line with a band. */
const mostMarks = 60;

function isHollow(point: ScorePlotPoint): boolean {
  return point.isHollow || point.isAside;
}

/** A stroke of no length with round ends. */
function dot({ x, y }: ScorePlotPoint, area: PlotArea): string {
  return `M${area.x(x).toFixed(1)} ${area.y(y).toFixed(1)}h0`;
}

function errorBar(x: number, low: number, high: number): string {
  const [at, from, to] = [x, low, high].map((one) => one.toFixed(1));
  const left = (x - 3).toFixed(1);
  return `M${at} ${from}V${to}M${left} ${from}h6M${left} ${to}h6`;
}

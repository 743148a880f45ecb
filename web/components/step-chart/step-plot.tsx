import { type PointerEvent, type ReactNode, useRef } from "react";
import { type PlotArea, type PlotScales, plotArea } from "../../model/charts/score-plot.ts";
import type { CurveAxis } from "../../model/curves/curve-axis.ts";
import { valueAtShare } from "../../model/curves/curve-range.ts";
import { MARGIN } from "../metric-chart/chart-settings.ts";
import { type ChartSync, useCursorX } from "../metric-chart/chart-sync.ts";
import { useSize } from "../metric-chart/use-size.ts";
import { StepAxes } from "./step-axes.tsx";
import styles from "./step-chart.module.css";

interface Props {
  readonly scales: PlotScales;
  readonly yTicks: readonly number[];
  readonly formatY: (value: number) => string;
  /** What the x axis counts. */
  readonly axis?: CurveAxis;
  readonly isSmall: boolean;
  /** One for all charts that share a cursor, and the name of this one. */
  readonly cursor?: { readonly sync: ChartSync; readonly name: string };
  /** What is drawn, within the plot. */
  readonly renderDrawing: (area: PlotArea) => ReactNode;
  /** What lies over it as ordinary elements, placed by the same numbers. */
  readonly renderOver?: (area: PlotArea) => ReactNode;
}

/** A plot over training steps, with the margins of `MetricChart`, so that charts below it stand in line. */
export function StepPlot({
  scales,
  yTicks,
  formatY,
  axis = "step",
  isSmall,
  cursor,
  renderDrawing,
  renderOver,
}: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const area =
    size === null
      ? null
      : plotArea(
          {
            width: Math.max(1, size.width - MARGIN.left - MARGIN.right),
            height: Math.max(1, size.height - MARGIN.top - MARGIN.bottom),
          },
          scales,
        );
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (area === null || cursor === undefined || event.pointerType === "touch") return;
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left - MARGIN.left;
    const x = valueAtShare(left / area.width, scales.x, scales.xScale);
    cursor.sync.point({ x, top: null, chart: cursor.name });
  };
  return (
    <div
      ref={frame}
      className={styles.plot}
      data-small={isSmall || undefined}
      onPointerMove={onMove}
      onPointerLeave={() => cursor?.sync.point(null)}
    >
      {area !== null && (
        <>
          <svg className={styles.drawing} aria-hidden="true">
            <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
              <StepAxes {...{ area, scales, axis, yTicks, formatY }} />
              {renderDrawing(area)}
            </g>
          </svg>
          <div className={styles.over} style={{ insetInlineStart: MARGIN.left, top: MARGIN.top }}>
            {cursor !== undefined && <CursorLine sync={cursor.sync} area={area} />}
            {renderOver?.(area)}
          </div>
        </>
      )}
    </div>
  );
}

/** Where the reader points, here or in another chart. */
function CursorLine({ sync, area }: { readonly sync: ChartSync; readonly area: PlotArea }) {
  const x = useCursorX(sync);
  const left = x === null ? Number.NaN : area.x(x);
  if (!(left >= 0 && left <= area.width)) return null;
  return <i className={styles.cursor} data-cursor style={{ left, height: area.height }} />;
}

import type { PlotArea, PlotScales } from "../../model/charts/score-plot.ts";
import type { CurveAxis } from "../../model/curves/curve-axis.ts";
import { axisTickText, axisTicks } from "../../model/curves/axis-ticks.ts";
import styles from "./step-chart.module.css";

interface Props {
  readonly area: PlotArea;
  readonly scales: PlotScales;
  readonly axis: CurveAxis;
  readonly yTicks: readonly number[];
  readonly formatY: (value: number) => string;
}

const pxPerTick = 88;

/** Grid lines and labels of a plot over training steps. */
export function StepAxes({ area, scales, axis, yTicks, formatY }: Props) {
  const count = Math.min(10, Math.max(2, Math.round(area.width / pxPerTick)));
  const xTicks = axisTicks(scales.x, axis, scales.xScale, count);
  return (
    <g className={styles.axes}>
      {yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${area.y(tick)})`}>
          <line x2={area.width} />
          <text x={-8} dy="0.35em" textAnchor="end">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <g key={tick} transform={`translate(${area.x(tick)} 0)`}>
          <line y2={area.height} />
          <text y={area.height + 16} textAnchor="middle">
            {axisTickText(tick, axis, scales.x)}
          </text>
        </g>
      ))}
    </g>
  );
}

import { useMemo } from "react";
import type { PlotArea } from "../../model/charts/score-plot.ts";
import { ticksOf } from "../../model/curves/axis-ticks.ts";
import { linePath } from "../../model/curves/curve-figure.ts";
import { formatTick } from "../../model/curves/curve-numbers.ts";
import { type CurvePlot, curvePlot } from "../../model/curves/curve-plot.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import styles from "./step-chart.module.css";
import { StepPlot } from "./step-plot.tsx";

interface Props {
  readonly curves: readonly Curve[];
  /** The steps shown. */
  readonly x: Range;
}

const wish = {
  xScale: "linear",
  yScale: "linear",
  clip: false,
  raw: false,
  columns: 300,
} as const;

/** Training curves as plain lines, for a quick look; `MetricChart` is for reading them. */
export function SmallCurves({ curves, x }: Props) {
  const plot = useMemo(() => curvePlot(curves, { ...wish, zoom: x }), [curves, x]);
  return (
    <StepPlot
      scales={{ x: plot.x, xScale: "linear", y: plot.y, yScale: "linear" }}
      yTicks={ticksOf(plot.y, "linear", 3)}
      formatY={formatTick}
      isSmall
      renderDrawing={(area) => <Lines curves={curves} plot={plot} area={area} />}
    />
  );
}

interface LinesProps {
  readonly curves: readonly Curve[];
  readonly plot: CurvePlot;
  readonly area: PlotArea;
}

function Lines({ curves, plot, area }: LinesProps) {
  return plot.lines.map((line, at) => (
    <path
      key={curves[line.curve]?.run.runId}
      className={styles.curve}
      style={{ color: curves[line.curve]?.run.color }}
      d={linePath(plot.aligned.xs, plot.aligned.lines[at] ?? [], area)}
    />
  ));
}

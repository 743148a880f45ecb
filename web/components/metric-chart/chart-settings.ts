import type { CurveAxis } from "../../model/curves/curve-axis.ts";
import type { Range, ScaleKind } from "../../model/curves/curve-range.ts";
import type { CurvePlot } from "../../model/curves/curve-plot.ts";
import { share, valueAtShare } from "../../model/curves/curve-range.ts";

/** What all charts of a page have in common. */
export interface ChartSettings {
  readonly axis: CurveAxis;
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
  readonly smoothing: number;
  readonly raw: boolean;
  readonly clip: boolean;
}

/** Room around the plot, in CSS pixels; the same in every chart, so that their cursors stand in line. */
export const MARGIN = { left: 60, right: 14, top: 12, bottom: 26 } as const;

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Places values within a chart's plot, in CSS pixels from its upper left corner. */
export interface PlotPlaces {
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly valueAt: (left: number) => number;
}

export function plotPlaces(
  plot: CurvePlot,
  size: Size,
  { xScale, yScale }: ChartSettings,
): PlotPlaces {
  const width = Math.max(1, size.width - MARGIN.left - MARGIN.right);
  const height = Math.max(1, size.height - MARGIN.top - MARGIN.bottom);
  return {
    width,
    height,
    x: (value) => share(value, plot.x, xScale) * width,
    y: (value) => (1 - share(value, plot.y, yScale)) * height,
    valueAt: (left) => valueAtShare(left / width, plot.x, xScale),
  };
}

export type OnZoom = (range: Range | null) => void;

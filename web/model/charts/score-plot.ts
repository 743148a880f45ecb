import type { MetricSemantics } from "@evalsite/protocol";
import { type Range, type ScaleKind, share } from "../curves/curve-range.ts";
import { formatMetric } from "../format-metric.ts";

/** Where values of a chart fall, in CSS pixels from the upper left corner of its plot. */
export interface PlotArea {
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export interface PlotScales {
  readonly x: Range;
  readonly xScale: ScaleKind;
  readonly y: Range;
  readonly yScale: ScaleKind;
}

export function plotArea(
  size: { readonly width: number; readonly height: number },
  { x, xScale, y, yScale }: PlotScales,
): PlotArea {
  return {
    ...size,
    x: (value) => share(value, x, xScale) * size.width,
    y: (value) => (1 - share(value, y, yScale)) * size.height,
  };
}

/** A point with the ends of its interval, all in pixels. */
export interface PlacedBand {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** The area between the ends of neighbouring intervals, as SVG path data; empty for fewer than two. */
export function bandPath(band: readonly PlacedBand[]): string {
  if (band.length < 2) return "";
  const upper = band.map(({ x, high }) => `${pixels(x)} ${pixels(high)}`);
  const lower = band.toReversed().map(({ x, low }) => `${pixels(x)} ${pixels(low)}`);
  return `M${[...upper, ...lower].join("L")}Z`;
}

/** A line through places, as SVG path data. */
export function throughPath(places: readonly { readonly x: number; readonly y: number }[]): string {
  return places.length < 2
    ? ""
    : `M${places.map(({ x, y }) => `${pixels(x)} ${pixels(y)}`).join("L")}`;
}

/** A tick of a score's axis: as the metric is shown, without decimals that are all 0. */
export function scoreTick(value: number, semantics: MetricSemantics | null): string {
  return formatMetric(value, semantics).replace(/\.0+(?!\d)/u, "");
}

function pixels(value: number): string {
  return String(Math.round(value * 10) / 10);
}

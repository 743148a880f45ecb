import type uPlot from "uplot";
import { axisTickText, axisTicks, ticksOf } from "../../model/curves/axis-ticks.ts";
import type { Cell } from "../../model/curves/align-series.ts";
import { BAND_OPACITY, bands } from "../../model/curves/bands.ts";
import type { FigureColors } from "../../model/curves/curve-figure.ts";
import { formatTick } from "../../model/curves/curve-numbers.ts";
import type { CurvePlot } from "../../model/curves/curve-plot.ts";
import type { Range, ScaleKind } from "../../model/curves/curve-range.ts";
import { spans } from "../../model/curves/search-sorted.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { type ChartSettings, MARGIN, type Size } from "./chart-settings.ts";

/** What the options read at every drawing; it changes while the chart lives. */
export interface Scene {
  readonly curves: readonly Curve[];
  readonly plot: CurvePlot;
  readonly settings: ChartSettings;
  readonly colors: FigureColors;
  readonly font: string;
}

export interface ChartHooks {
  readonly scene: () => Scene;
  readonly onSelect: (chart: uPlot) => void;
  readonly onDraw: (chart: uPlot) => void;
}

const NEAR_PX = 30;

/** The fixed part of a chart: lines, scales and axes. Ranges and ticks are read from the scene. */
export function uplotOptions(size: Size, hooks: ChartHooks): uPlot.Options {
  const { plot, settings, colors, font } = hooks.scene();
  const x = (): [number, number] => mutable(hooks.scene().plot.x);
  const y = (): [number, number] => mutable(hooks.scene().plot.y);
  const axis = {
    stroke: colors.quiet,
    font: `11px ${font}`,
    grid: { stroke: colors.grid, width: 1 },
    ticks: { show: false },
    // Ticks are chosen in `splits`. uPlot hides an axis without an increment of its own list, which
    // ends at 1e32; one of at least 5 is taken unseen.
    incrs: (_: uPlot, __: number, low: number, high: number) => [Math.max(5, high - low)],
    space: 1,
  };
  return {
    ...size,
    padding: [MARGIN.top, MARGIN.right, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, distr: distribution(settings.xScale), range: x },
      y: { distr: distribution(settings.yScale), range: y },
    },
    axes: [
      {
        ...axis,
        size: MARGIN.bottom,
        gap: 6,
        splits: (chart) =>
          axisTicks(x(), settings.axis, settings.xScale, ticksAlong(chart.width - MARGIN.left, 88)),
        values: (_, ticks) => ticks.map((tick) => axisTickText(tick, settings.axis, x())),
        filter: (_, ticks) => ticks,
        grid: { ...axis.grid, filter: (_, ticks) => ticks },
      },
      {
        ...axis,
        size: MARGIN.left,
        gap: 8,
        splits: (chart) =>
          ticksOf(y(), settings.yScale, ticksAlong(chart.height - MARGIN.bottom, 44)),
        values: (_, ticks) => ticks.map(formatTick),
        filter: (_, ticks) => ticks,
        grid: { ...axis.grid, filter: (_, ticks) => ticks },
      },
    ],
    series: [
      {},
      ...plot.lines.map((line, at) =>
        lineOptions(line.role, colors.lines[line.curve] ?? colors.ink, at, hooks),
      ),
    ],
    bands: bandOptions(hooks.scene()),
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 4 },
      bind: { dblclick: () => null },
      hover: { prox: (chart, series, _, at) => nearness(hooks.scene(), chart, series, at) },
      points: { size: DOT_PX, width: 0, show: (_, series) => cursorDot(hooks.scene(), series) },
    },
    hooks: { setSelect: [hooks.onSelect], draw: [hooks.onDraw] },
  };
}

/** A band in a fainter tone of its curve's colour, which is resolved to `rgb(…)`. */
function bandOptions({ plot, colors }: Scene): uPlot.Band[] {
  return bands(plot).map(({ curve, low, high }) => ({
    series: [high + 1, low + 1],
    fill: (colors.lines[curve] ?? colors.ink).replace(
      /^rgb\((.*)\)$/u,
      `rgba($1, ${BAND_OPACITY})`,
    ),
  }));
}

function lineOptions(
  role: CurvePlot["lines"][number]["role"],
  stroke: string,
  at: number,
  hooks: ChartHooks,
): uPlot.Series {
  const isMain = role === "main";
  return {
    stroke,
    width: isMain ? 1.5 : role === "faint" ? 1 : 0,
    alpha: role === "faint" ? 0.28 : 1,
    pxAlign: 0,
    points: {
      size: 5,
      width: 0,
      fill: stroke,
      show: (chart) =>
        isMain && isSparse(hooks.scene().plot.aligned.lines[at] ?? [], chart.bbox.width),
      filter: (_, __, show) =>
        show ? null : loneIndices(hooks.scene().plot.aligned.lines[at] ?? []),
    },
  };
}

/** Single points are drawn as dots where they stand apart. */
function isSparse(line: readonly Cell[], width: number): boolean {
  const most = width / devicePixelRatio / 14;
  let count = 0;
  for (const cell of line) if (typeof cell === "number" && ++count > most) return false;
  return true;
}

/** Points between two breaks: no line leads to them. */
function loneIndices(line: readonly Cell[]): number[] | null {
  const lone: number[] = [];
  let before: Cell;
  let candidate = -1;
  line.forEach((cell, i) => {
    if (cell === undefined) return;
    if (cell === null && candidate >= 0) lone.push(candidate);
    candidate = cell !== null && typeof before !== "number" ? i : -1;
    before = cell;
  });
  if (candidate >= 0) lone.push(candidate);
  return lone.length === 0 ? null : lone;
}

const MOST_TICKS = 10;

function ticksAlong(length: number, each: number): number {
  return Math.min(MOST_TICKS, Math.max(2, Math.round(length / each)));
}

/** How far from the cursor a point may lie to be shown: anywhere along its curve, near beyond its ends. */
function nearness({ curves, plot }: Scene, chart: uPlot, series: number, x: number): number {
  const xs = curves[plot.lines[series - 1]?.curve ?? -1]?.xs;
  return xs !== undefined && spans(xs, x) ? chart.width : NEAR_PX;
}

const DOT_PX = 7;

/** The dot on a line at the cursor. uPlot needs an element for every line; those of faint ones stay hidden. */
function cursorDot({ plot, colors }: Scene, series: number): HTMLElement {
  const dot = document.createElement("div");
  const size = `${DOT_PX}px`;
  const margin = `${-DOT_PX / 2}px`;
  const isHidden = plot.lines[series - 1]?.role !== "main";
  const shadow = `0 0 0 1.5px ${colors.background}`;
  Object.assign(dot.style, { width: size, height: size, marginLeft: margin, marginTop: margin });
  Object.assign(dot.style, { boxShadow: shadow, visibility: isHidden ? "hidden" : "visible" });
  return dot;
}

/** uPlot's numbers for scales; its names for them do not exist at run time. */
function distribution(scale: ScaleKind): uPlot.Scale.Distr {
  const numbers = { linear: 1, log: 3 } as const satisfies Record<ScaleKind, number>;
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
  return numbers[scale];
}

function mutable([low, high]: Range): [number, number] {
  return [low, high];
}

import { axisTickText, axisTicks, ticksOf } from "./axis-ticks.ts";
import { BAND_OPACITY, bands } from "./bands.ts";
import type { CurveAxis } from "./curve-axis.ts";
import { formatTick } from "./curve-numbers.ts";
import type { CurvePlot } from "./curve-plot.ts";
import { type ScaleKind, share } from "./curve-range.ts";
import type { Curve } from "./curve.ts";
import { type Figure, type FigureMark, path, px, text } from "./figure.ts";
import { placedMarks } from "./placed-marks.ts";

/** Colours as a canvas or an SVG viewer understands them: no `var(--…)`. */
export interface FigureColors {
  readonly background: string;
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly warn: string;
  readonly bad: string;
  readonly lines: readonly string[];
}

export interface FigureWish {
  readonly title: string;
  readonly xLabel: string;
  readonly notes: readonly string[];
  readonly axis: CurveAxis;
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
  readonly width: number;
  readonly plotHeight: number;
  readonly colors: FigureColors;
  readonly font: string;
}

/** Lays a chart out for a paper or a slide: title, legend, axes, lines, marks and what to know about them. */
export function curveFigure(curves: readonly Curve[], plot: CurvePlot, wish: FigureWish): Figure {
  const legend = legendRows(curves, wish);
  const top = 40 + legend.height;
  const box = { left: 64, top, width: wish.width - 64 - 20, height: wish.plotHeight };
  const height = top + box.height + 46 + wish.notes.length * 15;
  const scales = scalesOf(plot, wish, box);
  const notes = wish.notes.map((note, i) =>
    text([box.left, top + box.height + 52 + i * 15], note, { fill: wish.colors.quiet, size: 10 }),
  );
  return {
    width: wish.width,
    height,
    background: wish.colors.background,
    font: wish.font,
    plot: box,
    marks: [
      text([box.left, 24], wish.title, { fill: wish.colors.ink, size: 14, weight: 600 }),
      ...legend.marks,
      ...axes(plot, wish, box, scales),
      ...bandPaths(plot, wish, scales),
      ...plot.lines.flatMap((line, i) =>
        line.role === "low" || line.role === "high"
          ? []
          : path(linePath(plot.aligned.xs, plot.aligned.lines[i] ?? [], scales), {
              stroke: wish.colors.lines[line.curve] ?? wish.colors.ink,
              width: line.role === "main" ? 1.6 : 1,
              opacity: line.role === "main" ? 1 : 0.28,
              inside: true,
            }),
      ),
      ...eventMarks(curves, wish, box, scales),
      ...notes,
    ],
  };
}

type Box = Figure["plot"];
interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function scalesOf(plot: CurvePlot, wish: FigureWish, box: Box): Scales {
  return {
    x: (value) => box.left + share(value, plot.x, wish.xScale) * box.width,
    y: (value) => box.top + (1 - share(value, plot.y, wish.yScale)) * box.height,
  };
}

function bandPaths(plot: CurvePlot, { colors }: FigureWish, scales: Scales): FigureMark[] {
  const { xs, lines } = plot.aligned;
  return bands(plot).map(({ curve, low, high }) => {
    const over = linePath(xs, lines[high] ?? [], scales);
    const back = linePath(xs.toReversed(), (lines[low] ?? []).toReversed(), scales);
    return path(`${over}${back.replace("M", "L")}Z`, {
      fill: colors.lines[curve] ?? colors.ink,
      opacity: BAND_OPACITY,
      inside: true,
    });
  });
}

/** A line over joined rows: lifted at a break (null), drawn on across rows of other lines (undefined). */
export function linePath(
  xs: readonly number[],
  values: readonly (number | null | undefined)[],
  scales: Scales,
): string {
  let d = "";
  let isDown = false;
  let start = "";
  xs.forEach((x, i) => {
    const value = values[i];
    if (value === undefined) return;
    if (value === null) {
      if (isDown && start !== "") d += `${start}h0.01`;
      isDown = false;
      start = "";
      return;
    }
    const at = `${px(scales.x(x))} ${px(scales.y(value))}`;
    if (isDown) {
      d += `${start}L${at}`;
      start = "";
    } else start = `M${at}`;
    isDown = true;
  });
  return isDown && start !== "" ? `${d}${start}h0.01` : d;
}

function axes(plot: CurvePlot, wish: FigureWish, box: Box, scales: Scales): FigureMark[] {
  const { colors } = wish;
  const bottom = box.top + box.height;
  const xTicks = axisTicks(plot.x, wish.axis, wish.xScale, Math.max(2, Math.round(box.width / 90)));
  const yTicks = ticksOf(plot.y, wish.yScale, Math.max(2, Math.round(box.height / 45)));
  const across = yTicks.map((tick) => `M${px(box.left)} ${px(scales.y(tick))}h${px(box.width)}`);
  const up = xTicks.map((tick) => `M${px(scales.x(tick))} ${px(bottom)}v${px(-box.height)}`);
  return [
    path([...across, ...up].join(""), { stroke: colors.grid }),
    path(`M${px(box.left)} ${px(bottom)}h${px(box.width)}`, { stroke: colors.quiet }),
    ...xTicks.map((tick) =>
      text([scales.x(tick), bottom + 16], axisTickText(tick, wish.axis, plot.x), {
        fill: colors.quiet,
        anchor: "middle",
      }),
    ),
    ...yTicks.map((tick) =>
      text([box.left - 8, scales.y(tick) + 4], formatTick(tick), {
        fill: colors.quiet,
        anchor: "end",
      }),
    ),
    text([box.left + box.width / 2, bottom + 33], wish.xLabel, {
      fill: colors.quiet,
      anchor: "middle",
    }),
  ];
}

function eventMarks(
  curves: readonly Curve[],
  { colors, xScale, yScale }: FigureWish,
  box: Box,
  scales: Scales,
): FigureMark[] {
  return placedMarks(curves, { ...box, ...scales, xScale, yScale }, colors).flatMap(
    ({ shape, line, color }) => [
      ...(line === null ? [] : [path(line, { stroke: color, dash: [4, 3] })]),
      path(shape, { fill: color }),
    ],
  );
}

function legendRows(
  curves: readonly Curve[],
  wish: FigureWish,
): { readonly marks: FigureMark[]; readonly height: number } {
  if (curves.length < 2) return { marks: [], height: 0 };
  const marks: FigureMark[] = [];
  let x = 64;
  let y = 42;
  curves.forEach((curve, i) => {
    const width = 24 + curve.run.label.length * 6.4 + 14;
    if (x > 64 && x + width > wish.width - 20) {
      x = 64;
      y += 17;
    }
    marks.push(
      path(`M${px(x)} ${px(y - 4)}h16`, {
        stroke: wish.colors.lines[i] ?? wish.colors.ink,
        width: 2.5,
      }),
      text([x + 22, y], curve.run.label, { fill: wish.colors.ink }),
    );
    x += width;
  });
  return { marks, height: y - 42 + 17 };
}

import { type Aligned, type DrawTable, alignSeries } from "./align-series.ts";
import type { Curve } from "./curve.ts";
import {
  type Range,
  type ScaleKind,
  extent,
  hasPlace,
  padded,
  quantileRange,
} from "./curve-range.ts";
import { minMaxIndices, windowOf } from "./downsample.ts";

/** How a chart is to be drawn. */
export interface PlotWish {
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
  /** Range the y axis by the 5–95 % quantiles of what is in view. */
  readonly clip: boolean;
  /** Keep the raw line, faint, behind a smoothed one. */
  readonly raw: boolean;
  /** What part of the x axis is shown; null for all of it. */
  readonly zoom: Range | null;
  /** Columns of pixels there are to draw in. */
  readonly columns: number;
}

/** A line of the plot: the main line of a curve, its raw values faintly behind, or an end of its band. */
interface PlotLine {
  readonly curve: number;
  readonly role: "main" | "faint" | "low" | "high";
}

/** All that is needed to draw a chart, on canvas or as SVG. */
export interface CurvePlot {
  /** One row a position; `aligned.lines` and `lines` belong together. Faint lines come first. */
  readonly aligned: Aligned;
  readonly lines: readonly PlotLine[];
  readonly x: Range;
  readonly y: Range;
  /** Points in view above or below the y axis. */
  readonly outside: number;
  /** Points that a logarithmic axis cannot show. */
  readonly unshown: number;
}

/** Decides what to draw: each curve thinned out by itself, from its full data in view, then all joined. */
export function curvePlot(curves: readonly Curve[], wish: PlotWish): CurvePlot {
  const x = visibleRange(curves, wish);
  const columns = columnsFor(curves.length, wish.columns);
  const tables = curves.map((curve) => drawTable(curve, { ...wish, zoom: x }, columns));
  const aligned = alignSeries(tables.map(({ table }) => table));
  const roles = curves.flatMap((one, curve) =>
    rolesOf(one, wish.raw).map((role): PlotLine => ({ curve, role })),
  );
  const order = roles.map((_, i) => i).toSorted((a, b) => rank(roles[a]) - rank(roles[b]) || a - b);
  const inView = [0, 1, 2].map((line) =>
    curves.flatMap((curve) => {
      const values = drawnLines(curve, wish.raw)[line];
      return values === undefined ? [] : valuesInView(curve, values, x, wish.xScale);
    }),
  );
  const y = yRange(inView, wish);
  return {
    aligned: { xs: aligned.xs, lines: order.map((i) => aligned.lines[i] ?? []) },
    lines: order.flatMap((i) => roles[i] ?? []),
    x,
    y,
    outside: countOutside(inView[0] ?? [], y, wish.yScale),
    unshown: tables.reduce((sum, { unshown }) => sum + unshown, 0),
  };
}

function countOutside(values: readonly number[], y: Range, scale: ScaleKind): number {
  return values.filter((value) => hasPlace(value, scale) && (value < y[0] || value > y[1])).length;
}

/** The zoom, or everything; a logarithmic axis begins at the first position that it can show. */
function visibleRange(curves: readonly Curve[], { zoom, xScale }: PlotWish): Range {
  const full = fullRange(curves, xScale);
  if (zoom === null || !hasPlace(zoom[1], xScale)) return full;
  return [hasPlace(zoom[0], xScale) ? zoom[0] : Math.min(full[0], zoom[1] / 10), zoom[1]];
}

/** All the positions of some curves, with their marks, as a range of the x axis. */
export function fullRange(curves: readonly Curve[], scale: ScaleKind): Range {
  const positions = curves.flatMap((curve) => [
    ...ends(curve.xs, scale),
    ...curve.marks.map((mark) => mark.x),
  ]);
  const range = extent(positions, scale);
  if (range === null) return scale === "log" ? [1, 10] : [0, 1];
  return range[0] === range[1] ? padded(range, scale) : range;
}

function ends(xs: Float64Array, scale: ScaleKind): number[] {
  const first = xs.find((x) => hasPlace(x, scale));
  const last = xs.at(-1);
  return first === undefined || last === undefined ? [] : [first, last];
}

/** Few curves get every column; many share a budget of a bit over a million cells in the joined table. */
function columnsFor(curves: number, columns: number): number {
  return Math.max(
    1,
    Math.min(Math.round(columns), Math.max(150, Math.floor(600_000 / curves ** 2))),
  );
}

function rank(line: PlotLine | undefined): number {
  return line?.role === "main" ? 1 : 0;
}

/** What `drawnLines` are, in their order. */
function rolesOf({ smoothed, band }: Curve, raw: boolean): readonly PlotLine["role"][] {
  if (band !== null) return ["low", "high", "main"];
  return smoothed !== null && raw ? ["faint", "main"] : ["main"];
}

function drawnLines(curve: Curve, raw: boolean): readonly Float64Array[] {
  if (curve.band !== null) return [curve.band.low, curve.band.high, curve.ys];
  if (curve.smoothed === null) return [curve.ys];
  return raw ? [curve.ys, curve.smoothed] : [curve.smoothed];
}

function drawTable(
  curve: Curve,
  wish: PlotWish,
  columns: number,
): { readonly table: DrawTable; readonly unshown: number } {
  const lines = drawnLines(curve, wish.raw);
  const range = windowOf(curve.xs, wish.zoom);
  const project =
    wish.xScale === "log" ? (x: number) => Math.log(Math.max(x, Number.MIN_VALUE)) : undefined;
  const indices = minMaxIndices(curve.xs, lines, range, columns, project);
  const xs: number[] = [];
  const cells: (number | null)[][] = lines.map(() => []);
  const breaks = curve.marks.filter((mark) => mark.kind === "non-finite").map((mark) => mark.x);
  let nextBreak = 0;
  for (const i of indices) {
    const x = curve.xs[i] ?? 0;
    if (!hasPlace(x, wish.xScale)) continue;
    for (; (breaks[nextBreak] ?? Infinity) < x; nextBreak++) {
      if (xs.length === 0) continue;
      xs.push(breaks[nextBreak] ?? 0);
      for (const line of cells) line.push(null);
    }
    xs.push(x);
    lines.forEach((values, l) => {
      const value = values[i] ?? Number.NaN;
      cells[l]?.push(hasPlace(value, wish.yScale) ? value : null);
    });
  }
  return { table: { xs, lines: cells }, unshown: countUnshown(curve, lines, range, wish) };
}

function countUnshown(
  curve: Curve,
  lines: readonly Float64Array[],
  { from, to }: { readonly from: number; readonly to: number },
  { xScale, yScale }: PlotWish,
): number {
  if (xScale === "linear" && yScale === "linear") return 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const shown = hasPlace(curve.xs[i] ?? 0, xScale) && hasPlace(lines[0]?.[i] ?? 0, yScale);
    if (!shown) count++;
  }
  return count;
}

/** The values of one drawn line of a curve within the x range. */
function valuesInView(curve: Curve, values: Float64Array, x: Range, scale: ScaleKind): number[] {
  const { from, to } = windowOf(curve.xs, x);
  const found: number[] = [];
  for (let i = from; i < to; i++) {
    const at = curve.xs[i] ?? 0;
    if (at >= x[0] && at <= x[1] && hasPlace(at, scale)) found.push(values[i] ?? Number.NaN);
  }
  return found;
}

/** Holds every line: with clipping each line's 5–95 % range over all curves, else all of it. */
function yRange(lines: readonly (readonly number[])[], wish: PlotWish): Range {
  const ranges = lines
    .map((values) => (wish.clip ? quantileRange(values, wish.yScale) : extent(values, wish.yScale)))
    .filter((range) => range !== null);
  const range = extent(ranges.flat(), wish.yScale);
  if (range === null) return wish.yScale === "log" ? [0.1, 1] : [0, 1];
  return padded(range, wish.yScale);
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CurveAxis } from "./curve-axis.ts";
import { type FigureWish, curveFigure } from "./curve-figure.ts";
import type { CurveMark } from "./curve-marks.ts";
import { curvePlot } from "./curve-plot.ts";
import type { Curve } from "./curve.ts";
import { type Figure, figureSvg, path, text } from "./figure.ts";
import { markShape } from "./mark-shapes.ts";

const colors = {
  background: "#fff",
  ink: "#000",
  quiet: "#666",
  grid: "#ddd",
  warn: "#a60",
  bad: "#c00",
  lines: ["#06c", "#c60", "#080"],
};
const wish: FigureWish = {
  title: "train/loss",
  xLabel: "Step",
  notes: ["the first note", "the second note"],
  axis: "step",
  xScale: "linear",
  yScale: "linear",
  width: 600,
  plotHeight: 200,
  colors,
  font: "sans-serif",
};

function curve(label: string, ys: readonly number[], more: Partial<Curve> = {}): Curve {
  const xs = Float64Array.from(ys, (_, at) => at * 10);
  return {
    run: { runId: label, label, color: "red" },
    name: "train/loss",
    xs,
    steps: xs,
    ys: Float64Array.from(ys),
    smoothed: null,
    marks: [],
    stepIs: "step",
    source: null,
    total: ys.length,
    stored: ys.length,
    method: null,
    detail: "whole",
    band: null,
    unplaced: 0,
    ...more,
  };
}

const mark = (kind: CurveMark["kind"], x: number, more: Partial<CurveMark> = {}): CurveMark => ({
  kind,
  step: x,
  x,
  y: 2,
  value: null,
  from: null,
  ...more,
});

const smooth = curve("smooth <run>", [4, 2, 3, 1], { smoothed: Float64Array.of(4, 3, 3, 2) });
const banded = curve("banded", [2, 2, 2, 2], {
  band: { is: "deviation", low: Float64Array.of(1, 1, 1, 1), high: Float64Array.of(3, 3, 3, 3) },
});
const marked = curve("marked", [1, 2, 2, 4], {
  marks: [
    mark("non-finite", 5, { value: "NaN" }),
    mark("restart", 10, { y: null }),
    mark("spike", 20),
    mark("skipped-iteration", 25),
  ],
});

function figureOf(curves: readonly Curve[], more: Partial<FigureWish> = {}): Figure {
  const plotWish = { clip: false, raw: true, zoom: null, columns: 100 };
  const whole = { ...wish, ...more };
  return curveFigure(curves, curvePlot(curves, { ...plotWish, ...whole }), whole);
}

test("a figure with a band, a smoothed line and every kind of mark is drawn as it was looked at", () => {
  const drawn = figureSvg(figureOf([smooth, banded, marked]));
  expect(drawn).toBe(readFileSync(join(import.meta.dirname, "fixtures/figure.svg"), "utf8"));
});

describe("a legend", () => {
  const labels = (figure: Figure) =>
    figure.marks.flatMap((one) =>
      one.kind === "text" && one.text.startsWith("run ") ? [[one.x, one.y]] : [],
    );

  test("is left out for one curve, whose plot begins higher", () => {
    const [one, two] = [figureOf([curve("run a", [1, 2])]), figureOf([smooth, banded])];
    expect(labels(one)).toEqual([]);
    expect([one.plot.top, two.plot.top]).toEqual([40, 57]);
    expect(one.height).toBe(40 + 200 + 46 + 2 * 15);
  });

  test("goes on in the next row where the width is used up", () => {
    // Each label takes 24 + 40 × 6.4 + 14 = 294 px: one fits beside the first only if 64 + 588 ≤ width − 20.
    const long = ["a", "b", "c"].map((end) => curve(`run ${end.repeat(36)}`, [1, 2]));
    expect(labels(figureOf(long, { width: 672 }))).toEqual([
      [86, 42],
      [380, 42],
      [86, 59],
    ]);
    expect(labels(figureOf(long, { width: 671 }))).toEqual([
      [86, 42],
      [86, 59],
      [86, 76],
    ]);
    expect(figureOf(long, { width: 671 }).plot.top).toBe(40 + 3 * 17);
  });
});

test("the axes of other scales have their own ticks", () => {
  const ticks = (axis: CurveAxis, more: Partial<FigureWish>) =>
    figureOf([curve("a", [1, 10, 100, 1000])], { axis, ...more }).marks.flatMap((one) =>
      one.kind === "text" && (one.anchor === "end" || one.anchor === "middle") ? [one.text] : [],
    );
  const durations = ["0s", "5s", "10s", "15s", "20s", "25s", "30s"];
  expect(ticks("time", { yScale: "log" })).toEqual([
    ...durations,
    "1",
    "10",
    "100",
    "1000",
    "Step",
  ]);
});

describe("figureSvg", () => {
  const bare: Figure = {
    width: 10.126,
    height: 20,
    background: "#fff",
    font: 'a "font"',
    plot: { left: 1, top: 2, width: 3, height: 4 },
    marks: [],
  };

  test("gives each mark what it asks for, and nothing that it does not", () => {
    const marks = [
      text([1, 2.004], "a < b & c > d\u0001", { fill: "#000" }),
      text([0, 0], "end", { fill: "#000", anchor: "end", size: 14, weight: 600 }),
      path("M0 0", { fill: "#123" }),
      path("M1 1", { stroke: "#456", width: 2, opacity: 0.5, dash: [4, 3], inside: true }),
    ];
    expect(figureSvg({ ...bare, marks }).split("\n")).toEqual([
      '<svg xmlns="http://www.w3.org/2000/svg" width="10.13" height="20" viewBox="0 0 10.13 20" font-family="a &quot;font&quot;">',
      '<defs><clipPath id="plot"><rect x="1" y="2" width="3" height="4"/></clipPath></defs>',
      '<rect width="100%" height="100%" fill="#fff"/>',
      '<text x="1" y="2" text-anchor="start" font-size="11" font-weight="400" fill="#000">a &lt; b &amp; c &gt; d\uFFFD</text>',
      '<text x="0" y="0" text-anchor="end" font-size="14" font-weight="600" fill="#000">end</text>',
      '<path d="M0 0" fill="#123"/>',
      '<path d="M1 1" fill="none" stroke="#456" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" opacity="0.5" stroke-dasharray="4 3" clip-path="url(#plot)"/>',
      "</svg>",
      "",
    ]);
  });
});

describe("markShape", () => {
  const kinds = ["spike", "non-finite", "nan-iteration", "skipped-iteration", "restart"] as const;
  const corners = (d: string) =>
    [...d.matchAll(/[ML]([-\d.]+) ([-\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)] as const);

  test("a spike and a restart point at their place, the others lie around it", () => {
    expect(markShape(mark("spike", 0), 10, 20)).toBe("M10 8L14.5 15.5L5.5 15.5Z");
    expect(markShape(mark("restart", 0), 10, 20)).toBe("M10 20L15 24L10 28Z");
    expect(markShape(mark("skipped-iteration", 0), 10, 20)).toBe(
      "M10 15.5L14.5 20L10 24.5L5.5 20Z",
    );
    for (const value of ["NaN", "Infinity", "-Infinity"]) {
      const around = corners(markShape(mark("non-finite", 0, { value }), 0, 0));
      const sum = (at: 0 | 1) => around.reduce((all, corner) => all + corner[at], 0);
      expect(sum(0)).toBeCloseTo(0);
      expect(Math.max(...around.flat().map(Math.abs))).toBeLessThanOrEqual(6);
    }
  });

  test("what is too large points up, what is too small down, mirrored", () => {
    const up = corners(markShape(mark("non-finite", 0, { value: "Infinity" }), 0, 0));
    const down = corners(markShape(mark("nan-iteration", 0, { value: "-Infinity" }), 0, 0));
    expect(up).toEqual([
      [0, -6],
      [4.5, -1],
      [1.4, -1],
      [1.4, 6],
      [-1.4, 6],
      [-1.4, -1],
      [-4.5, -1],
    ]);
    expect(down).toEqual(up.map(([x, y]) => [x, -y]));
  });

  test("a cross is the same seen from all four sides", () => {
    const cross = corners(markShape(mark("non-finite", 0, { value: "NaN" }), 0, 0));
    const shown = (all: readonly (readonly [number, number])[]) =>
      all.map(([x, y]) => `${x + 0} ${y + 0}`).toSorted();
    expect(cross).toHaveLength(12);
    expect(shown(cross.map(([x, y]) => [-y, x]))).toEqual(shown(cross));
    expect(shown(cross.map(([x, y]) => [-x, y]))).toEqual(shown(cross));
  });

  test("the kinds are told apart by their shapes", () => {
    const shapes = kinds.filter((kind) => kind !== "nan-iteration");
    expect(new Set(shapes.map((kind) => markShape(mark(kind, 0), 0, 0))).size).toBe(4);
  });
});

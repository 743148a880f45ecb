import { RunMetrics } from "@evalsite/protocol";
import { describe, expect, it } from "vitest";
import { replaceQuery } from "../query-string.ts";
import { axisTickText, axisTicks, ticksOf } from "./axis-ticks.ts";
import { chartGroups, prefixOf, shortName } from "./chart-groups.ts";
import { curvesCsv } from "./curve-csv.ts";
import { curveFigure, linePath } from "./curve-figure.ts";
import { formatCount, formatDuration, formatTick, formatValue } from "./curve-numbers.ts";
import { curvePlot } from "./curve-plot.ts";
import { curveQuery, sliderOf, weightAt } from "./curve-query.ts";
import { curveTable } from "./curve-table.ts";
import type { Curve } from "./curve.ts";
import { eventList } from "./event-list.ts";
import { figureSvg } from "./figure.ts";
import { seriesSearch } from "./series-search.ts";

const run = { runId: "r-1", label: '=a "run", <b>', color: "red" };
const curve: Curve = {
  run,
  name: "train/loss",
  xs: Float64Array.of(1, 3),
  steps: Float64Array.of(1, 3),
  ys: Float64Array.of(0.5, 0.25),
  smoothed: null,
  marks: [{ kind: "non-finite", step: 2, x: 2, y: 0.5, value: "NaN", from: null }],
  stepIs: "step",
  source: null,
  total: 2,
  stored: 2,
  method: null,
  detail: "whole",
  band: null,
  unplaced: 0,
};

describe("groups and search", () => {
  it("groups by what stands before the first slash, training first", () => {
    const groups = chartGroups([
      "actor/lr",
      "eval/loss",
      "train/lr",
      "train/grad_norm",
      "train/loss",
      "speed",
      "a/b/c",
    ]);
    expect(groups.map((group) => group.prefix)).toEqual(["train", "eval", "a", "actor", ""]);
    expect(groups[0]?.names).toEqual(["train/loss", "train/grad_norm", "train/lr"]);
    expect([prefixOf("a/b/c"), shortName("a/b/c"), shortName("speed")]).toEqual([
      "a",
      "b/c",
      "speed",
    ]);
  });

  it("searches by pattern, or by the text itself when the pattern is invalid", () => {
    expect(seriesSearch("loss|ACC$").matches("eval/acc")).toBe(true);
    expect(seriesSearch("").matches("anything")).toBe(true);
    const broken = seriesSearch("mean@(");
    expect(broken.invalid).not.toBeNull();
    expect([broken.matches("val/mean@(1"), broken.matches("val/mean@1")]).toEqual([true, false]);
  });
});

describe("numbers and ticks", () => {
  it("writes values short but whole", () => {
    expect(
      [0.53214999, 1234.5, 123456.7, 2.5e-5, 1e-12, 0, -3, Number.NaN, 4.2e12].map(formatValue),
    ).toEqual(["0.53215", "1,234.5", "123,457", "2.5e-5", "1e-12", "0", "-3", "NaN", "4.2e12"]);
    expect([500, 2000, 1_500_000, 3e9].map(formatCount)).toEqual(["500", "2k", "1.5M", "3B"]);
    expect([0.25, 2e-5, 100_000, 1e-5].map(formatTick)).toEqual(["0.25", "2e-5", "100k", "1e-5"]);
    expect([5, 150, 3600, 11_100, 187_200].map(formatDuration)).toEqual([
      "5s",
      "2m 30s",
      "1h",
      "3h 05m",
      "2d 4h",
    ]);
  });

  it("puts ticks on round places within the range", () => {
    expect(ticksOf([0, 438], "linear", 5)).toEqual([0, 100, 200, 300, 400]);
    expect(ticksOf([0.0012, 0.0051], "linear", 4)).toEqual([0.002, 0.003, 0.004, 0.005]);
    expect(ticksOf([0.05, 300], "log", 5)).toEqual([0.1, 1, 10, 100]);
    expect(ticksOf([2, 6], "log", 4)).toEqual([2, 3, 4, 5, 6]);
    expect(
      axisTicks([0, 3700], "time", "linear", 5).map((t) => axisTickText(t, "time", [0, 3700])),
    ).toEqual(["0s", "10m", "20m", "30m", "40m", "50m", "1h"]);
  });
});

describe("the address", () => {
  it("is empty at the defaults and gives back what was chosen", () => {
    const initial = curveQuery.parse(new URLSearchParams());
    expect(replaceQuery("?tab=curves", curveQuery, initial)).toBe("?tab=curves");
    const chosen = {
      ...initial,
      smoothing: 0.93,
      axis: "tokens",
      logY: true,
      clip: true,
      raw: false,
      search: "a|b",
      zoom: [10, 200.5],
      folded: ["eval"],
      hidden: ["a,b"],
    } as const;
    const query = replaceQuery("", curveQuery, chosen);
    expect(curveQuery.parse(new URLSearchParams(query))).toEqual(chosen);
  });

  it("survives nonsense", () => {
    const parsed = curveQuery.parse(new URLSearchParams("smooth=7&axis=moon&range=5:1&log=q"));
    expect(parsed).toMatchObject({
      smoothing: 0.999,
      axis: "step",
      zoom: null,
      logX: false,
      logY: false,
    });
  });

  it("gives the slider room where the weight is high", () => {
    expect([0, 1 / 3, 2 / 3, 1].map(weightAt)).toEqual([0, 0.9, 0.99, 0.999]);
    for (const weight of [0, 0.1, 0.6, 0.95, 0.999])
      expect(weightAt(sliderOf(weight))).toBe(weight);
  });
});

describe("table, CSV and SVG", () => {
  it("has every point, those that were not finite too", () => {
    const table = curveTable([
      curve,
      { ...curve, xs: Float64Array.of(3), ys: Float64Array.of(7), marks: [] },
    ]);
    expect(table.xs).toEqual([1, 2, 3]);
    expect(table.columns.map((column) => column.cells)).toEqual([
      [0.5, Number.NaN, 0.25],
      [undefined, undefined, 7],
    ]);
  });

  it("writes CSV that a spreadsheet cannot take for a formula", () => {
    expect(curvesCsv([curve], "step", 0)).toBe(
      "run_id,label,series,step,value\r\n" +
        ["1,0.5", "2,NaN", "3,0.25"]
          .map((point) => `r-1,"'=a ""run"", <b>",train/loss,${point}\r\n`)
          .join(""),
    );
    const smoothed = { ...curve, smoothed: Float64Array.of(0.5, 0.4) };
    expect(curvesCsv([smoothed], "time", 0.9)).toContain("elapsed_s,value,smoothed_0.9\r\n");
    const overview = curvesCsv([{ ...curve, detail: "overview" }], "step", 0).split("\r\n");
    expect(overview[0]).toMatch(/value,resolution$/);
    expect(overview[1]).toMatch(/,overview$/);
  });

  it("lifts the pen at a break and draws on across other runs' rows", () => {
    const scales = { x: (x: number) => x, y: (y: number) => y };
    expect(linePath([1, 2, 3, 4, 5, 6], [1, undefined, 2, null, 3, 4], scales)).toBe(
      "M1 1L3 2M5 3L6 4",
    );
    expect(linePath([1, 2, 3], [1, null, 2], scales)).toBe("M1 1h0.01M3 2h0.01");
  });

  it("draws an SVG with escaped text", () => {
    const wish = {
      xScale: "linear",
      yScale: "linear",
      clip: false,
      raw: true,
      zoom: null,
      columns: 100,
    } as const;
    const colors = {
      background: "#fff",
      ink: "#000",
      quiet: "#666",
      grid: "#ddd",
      warn: "#a60",
      bad: "#c00",
      lines: ["#06c", "#c60"],
    };
    const curves = [curve, { ...curve, run: { ...run, label: "b" } }];
    const svg = figureSvg(
      curveFigure(curves, curvePlot(curves, wish), {
        ...wish,
        title: "train/loss",
        xLabel: "Step",
        notes: ["note"],
        axis: "step",
        width: 600,
        plotHeight: 200,
        colors,
        font: "sans-serif",
      }),
    );
    expect(svg).toContain("=a &quot;run&quot;, &lt;b&gt;");
    expect(svg).not.toMatch(/NaN|undefined/u);
    expect(svg.match(/<path /gu)?.length).toBe(8);
  });
});

describe("eventList", () => {
  it("tells neighbours as one and does not repeat a non-finite value", () => {
    const metrics = RunMetrics.parse({
      run_id: "r",
      series: [
        {
          name: "train/loss",
          points: [10, 20, 60, 70, 80, 90].map((step) => ({ step, value: 1 })),
          non_finite: [30, 40, 50].map((step) => ({ step, value: "NaN" })),
        },
      ],
      events: [
        { step: 30, kind: "non-finite", series: "train/loss", from: null },
        { step: 60, kind: "restart", series: null, from: 75 },
        { step: 20, kind: "spike", series: "train/loss", from: null },
        { step: 90, kind: "spike", series: "train/loss", from: null },
      ],
    });
    expect(
      eventList(run, metrics).map(({ kind, first, last, count, from }) => [
        kind,
        first,
        last,
        count,
        from,
      ]),
    ).toEqual([
      ["spike", 20, 20, 1, null],
      ["non-finite", 30, 50, 3, null],
      ["restart", 60, 60, 1, 75],
      ["spike", 90, 90, 1, null],
    ]);
  });
});

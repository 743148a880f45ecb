import { type CombinedSeries, formatCombined, parseCombined } from "./combined-series.ts";
import { type QueryCodec, formatList, parseList } from "../query-string.ts";
import { AXES, type CurveAxis } from "./curve-axis.ts";
import type { Range } from "./curve-range.ts";

/** What the reader has chosen on the curves tab, all of it in the address. */
export interface CurveQuery {
  /** Weight of the moving average, 0 to 0.999. */
  readonly smoothing: number;
  readonly axis: CurveAxis;
  readonly logX: boolean;
  readonly logY: boolean;
  readonly clip: boolean;
  /** Whether the raw line stays behind a smoothed one. */
  readonly raw: boolean;
  /** Whether the runs of an experiment are drawn as their mean. */
  readonly mean: boolean;
  readonly search: string;
  /** The part of the x axis that all charts show; null for all of it. */
  readonly zoom: Range | null;
  /** Prefixes of the groups that are folded. */
  readonly folded: readonly string[];
  /** Ids of the runs that are not drawn. */
  readonly hidden: readonly string[];
  readonly combined: CombinedSeries;
}

export const MOST_SMOOTHING = 0.999;

export const curveQuery: QueryCodec<CurveQuery> = {
  keys: [
    "smooth",
    "axis",
    "log",
    "clip",
    "raw",
    "mean",
    "series",
    "range",
    "folded",
    "hidden",
    "with",
  ],
  parse: (query) => ({
    smoothing: parseWeight(query.get("smooth")),
    axis: AXES.find((axis) => axis === query.get("axis")) ?? "step",
    logX: query.get("log")?.includes("x") ?? false,
    logY: query.get("log")?.includes("y") ?? false,
    clip: query.get("clip") === "1",
    raw: query.get("raw") !== "0",
    mean: query.get("mean") === "1",
    search: query.get("series") ?? "",
    zoom: parseRange(query.get("range")),
    folded: parseList(query.get("folded")),
    hidden: parseList(query.get("hidden")),
    combined: parseCombined(query.get("with")),
  }),
  format: (state) => ({
    smooth: state.smoothing > 0 ? String(state.smoothing) : null,
    axis: state.axis === "step" ? null : state.axis,
    log: `${state.logX ? "x" : ""}${state.logY ? "y" : ""}` || null,
    clip: state.clip ? "1" : null,
    raw: state.raw ? null : "0",
    mean: state.mean ? "1" : null,
    series: state.search === "" ? null : state.search,
    range: formatRange(state.zoom),
    folded: formatList(state.folded),
    hidden: formatList(state.hidden),
    with: formatCombined(state.combined),
  }),
};

/** A weight with three digits, within its limits. */
export function cleanWeight(weight: number): number {
  if (!Number.isFinite(weight)) return 0;
  return Math.round(Math.min(MOST_SMOOTHING, Math.max(0, weight)) * 1000) / 1000;
}

function parseWeight(text: string | null): number {
  return text === null ? 0 : cleanWeight(Number(text));
}

/** A part of an axis as one parameter: "100:2400". */
export function formatRange(range: Range | null): string | null {
  return range?.map((value) => Number(value.toPrecision(8))).join(":") ?? null;
}

export function parseRange(text: string | null): Range | null {
  const [low, high] = (text ?? "")
    .split(":")
    .map((part) => (part === "" ? Number.NaN : Number(part)));
  if (low === undefined || high === undefined || !Number.isFinite(high - low) || high <= low)
    return null;
  return [low, high];
}

/** A slider's place (0 to 1) for a weight: every third of the way the average gets ten times longer. */
export function sliderOf(weight: number): number {
  return -Math.log10(1 - cleanWeight(weight)) / 3;
}

export function weightAt(slider: number): number {
  return cleanWeight(1 - 10 ** (-3 * slider));
}

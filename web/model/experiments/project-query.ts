import { parseRange, formatRange } from "../curves/curve-query.ts";
import type { Range } from "../curves/curve-range.ts";
import { type QueryCodec, formatList, parseList } from "../query-string.ts";

/** What the reader has chosen on a project's page, all of it in the address. */
export interface ProjectQuery {
  /** Names of the drawn experiments; null for the usual ones. */
  readonly experiments: readonly string[] | null;
  /** The series of the training curve; null for the usual one. */
  readonly series: string | null;
  /** Weight of the moving average over the training curve, 0 to below 1. */
  readonly smoothing: number;
  readonly logX: boolean;
  /** Of the training curve; scores are always drawn evenly. */
  readonly logY: boolean;
  /** The training curve's y axis leaves outliers out, such as those of a run that diverged. */
  readonly clip: boolean;
  /** The steps that all charts show; null for all. */
  readonly zoom: Range | null;
}

/** Weights to choose from. */
export const smoothings = [0, 0.6, 0.9] as const;

export const projectQuery: QueryCodec<ProjectQuery> = {
  keys: ["experiments", "series", "smooth", "log", "clip", "range"],
  parse: (query) => ({
    experiments: query.has("experiments") ? parseList(query.get("experiments")) : null,
    series: query.get("series"),
    smoothing: smoothings.find((weight) => String(weight) === query.get("smooth")) ?? 0,
    logX: query.get("log")?.includes("x") ?? false,
    logY: query.get("log")?.includes("y") ?? false,
    clip: query.get("clip") === "1",
    zoom: parseRange(query.get("range")),
  }),
  format: (state) => ({
    experiments: state.experiments === null ? null : (formatList(state.experiments) ?? ""),
    series: state.series,
    smooth: state.smoothing > 0 ? String(state.smoothing) : null,
    log: `${state.logX ? "x" : ""}${state.logY ? "y" : ""}` || null,
    clip: state.clip ? "1" : null,
    range: formatRange(state.zoom),
  }),
};

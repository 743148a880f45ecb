import { formatList, parseList, type QueryCodec } from "./query-string.ts";
import { formatChoice, type MetricChoice, parseChoice } from "./scores/metric-choice.ts";

export const compareTabs = ["scores", "samples", "curves", "configuration"] as const;
type CompareTab = (typeof compareTabs)[number];

export const scoreCharts = ["bars", "radar", "heatmap"] as const;
type ScoreChart = (typeof scoreCharts)[number];

/** What the address of the comparison says, apart from what the curves and the samples keep there. */
export interface CompareState {
  readonly runs: readonly string[];
  /** One of `runs`, else the first of them counts. */
  readonly baseline: string | null;
  readonly tab: CompareTab;
  /** Benchmark → metric, where it is not the headline. */
  readonly metrics: MetricChoice;
  /** Benchmarks whose details are unfolded. */
  readonly open: readonly string[];
  readonly chart: ScoreChart;
  /** Runs drawn on the radar; null: the first few. */
  readonly drawn: readonly string[] | null;
  /** Settings that are the same for all runs are shown too. */
  readonly allSettings: boolean;
  /** Search in the configuration. */
  readonly find: string;
}

export const compareState: QueryCodec<CompareState> = {
  keys: ["runs", "baseline", "tab", "metrics", "open", "chart", "drawn", "settings", "find"],
  parse: (query) => ({
    runs: parseList(query.get("runs")),
    baseline: query.get("baseline"),
    tab: compareTabs.find((tab) => tab === query.get("tab")) ?? "scores",
    metrics: parseChoice(query.get("metrics")),
    open: parseList(query.get("open")),
    chart: scoreCharts.find((chart) => chart === query.get("chart")) ?? "bars",
    drawn: query.has("drawn") ? parseList(query.get("drawn")) : null,
    allSettings: query.get("settings") === "all",
    find: query.get("find") ?? "",
  }),
  format: ({ runs, baseline, tab, metrics, open, chart, drawn, allSettings, find }) => ({
    runs: formatList(runs),
    baseline: baseline === null || baseline === runs[0] ? null : baseline,
    tab: tab === "scores" ? null : tab,
    metrics: formatChoice(metrics),
    open: formatList(open),
    chart: chart === "bars" ? null : chart,
    drawn: drawn === null ? null : (formatList(drawn) ?? ""),
    settings: allSettings ? "all" : null,
    find: find === "" ? null : find,
  }),
};

/** Position of the baseline among the runs; the first where none is chosen or it is not among them. */
export function baselineIndex({ runs, baseline }: Pick<CompareState, "runs" | "baseline">): number {
  return Math.max(0, baseline === null ? 0 : runs.indexOf(baseline));
}

export function withRun(state: CompareState, runId: string): CompareState {
  return state.runs.includes(runId) ? state : { ...state, runs: [...state.runs, runId] };
}

export function withoutRun(state: CompareState, runId: string): CompareState {
  return {
    ...state,
    runs: state.runs.filter((run) => run !== runId),
    baseline: state.baseline === runId ? null : state.baseline,
    drawn: state.drawn?.filter((run) => run !== runId) ?? null,
  };
}

import { formatWeights, parseWeights, type Weights } from "./comparison/composite-scores.ts";
import { formatList, parseList, type QueryCodec } from "./query-string.ts";
import { formatChoice, type MetricChoice, parseChoice } from "./scores/metric-choice.ts";

export const compareTabs = ["scores", "samples", "curves", "configuration"] as const;
type CompareTab = (typeof compareTabs)[number];

/** What the address of the comparison says, apart from what the curves and the samples keep there. */
export interface CompareState {
  /** The first is the baseline. */
  readonly runs: readonly string[];
  readonly tab: CompareTab;
  /** The run whose differences are drawn; null: the first after the baseline. The sample tab has it, too. */
  readonly against: string | null;
  /** Benchmark → metric, where it is not the headline. */
  readonly metrics: MetricChoice;
  /** Benchmarks whose details are unfolded. */
  readonly open: readonly string[];
  /** Weights of the composite where they are not the project's. */
  readonly weights: Weights;
  /** The radar is over the subsets of this benchmark; null: over the benchmarks. */
  readonly radar: string | null;
  /** Benchmarks or subsets drawn on the radar; null: the first that can be read together. */
  readonly axes: readonly string[] | null;
  /** Runs drawn on the radar; null: the first few. */
  readonly drawn: readonly string[] | null;
  /** Settings that are the same for all runs are shown too. */
  readonly allSettings: boolean;
  /** Search in the configuration. */
  readonly find: string;
}

export const compareState: QueryCodec<CompareState> = {
  keys: [
    "runs",
    "baseline",
    "tab",
    "against",
    "metrics",
    "open",
    "weights",
    "radar",
    "axes",
    "drawn",
    "settings",
    "find",
  ],
  parse: (query) => ({
    // Addresses of before name the baseline apart from the order.
    runs: withFirst(parseList(query.get("runs")), query.get("baseline")),
    tab: compareTabs.find((tab) => tab === query.get("tab")) ?? "scores",
    against: query.get("against"),
    metrics: parseChoice(query.get("metrics")),
    open: parseList(query.get("open")),
    weights: parseWeights(query.get("weights")),
    radar: query.get("radar"),
    axes: query.has("axes") ? parseList(query.get("axes")) : null,
    drawn: query.has("drawn") ? parseList(query.get("drawn")) : null,
    allSettings: query.get("settings") === "all",
    find: query.get("find") ?? "",
  }),
  format: (state) => ({
    runs: formatList(state.runs),
    tab: state.tab === "scores" ? null : state.tab,
    against: state.against,
    metrics: formatChoice(state.metrics),
    open: formatList(state.open),
    weights: formatWeights(state.weights),
    radar: state.radar,
    axes: state.axes === null ? null : formatList(state.axes),
    drawn: state.drawn === null ? null : (formatList(state.drawn) ?? ""),
    settings: state.allSettings ? "all" : null,
    find: state.find === "" ? null : state.find,
  }),
};

function withFirst(runs: readonly string[], first: string | null): readonly string[] {
  return first !== null && runs.includes(first)
    ? [first, ...runs.filter((run) => run !== first)]
    : runs;
}

export function withBaseline(state: CompareState, runId: string): CompareState {
  return { ...state, runs: withFirst(state.runs, runId), against: null };
}

export function withRun(state: CompareState, runId: string): CompareState {
  return state.runs.includes(runId) ? state : { ...state, runs: [...state.runs, runId] };
}

export function withoutRun(state: CompareState, runId: string): CompareState {
  return {
    ...state,
    runs: state.runs.filter((run) => run !== runId),
    against: state.against === runId ? null : state.against,
    drawn: state.drawn?.filter((run) => run !== runId) ?? null,
  };
}

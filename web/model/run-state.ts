import type { Outcome } from "@evalsite/protocol";
import { formatList, formatQuery, parseList, type QueryCodec } from "./query-string.ts";
import { replaceQuery } from "./query-string.ts";
import { routes } from "./routes.ts";
import { type SamplesQuery, samplesQuery } from "./samples/samples-query.ts";

export const runTabs = ["overview", "curves", "samples", "configuration"] as const;
type RunTab = (typeof runTabs)[number];

/** What the address of a run's page says, apart from what the curves and the samples keep there. */
export interface RunState {
  readonly tab: RunTab;
  /** Benchmarks whose details are unfolded. */
  readonly open: readonly string[];
  /** Search in the configuration. */
  readonly find: string;
}

export const runState: QueryCodec<RunState> = {
  keys: ["tab", "open", "find"],
  parse: (query) => ({
    tab: runTabs.find((tab) => tab === query.get("tab")) ?? "overview",
    open: parseList(query.get("open")),
    find: query.get("find") ?? "",
  }),
  format: ({ tab, open, find }) => ({
    tab: tab === "overview" ? null : tab,
    open: formatList(open),
    find: find === "" ? null : find,
  }),
};

/** The address of the list of runs, narrowed to one project or experiment. */
export function runsAddress(facet: "project" | "experiment", name: string): string {
  const list = formatList([name]);
  return `${routes.runs}${list === null ? "" : formatQuery(new URLSearchParams({ [facet]: list }))}`;
}

/** The address of a run's samples of one benchmark, narrowed to an outcome or a subset. */
export function samplesAddress(
  runId: string,
  filter: { readonly suite: string; readonly outcome?: Outcome; readonly subset?: string },
): string {
  return `${routes.run(runId)}${formatQuery(new URLSearchParams({ tab: "samples", ...filter }))}`;
}

/** The address of a run's samples as they are asked for. */
export function samplesListAddress(runId: string, state: SamplesQuery): string {
  return `${routes.run(runId)}${replaceQuery("?tab=samples", samplesQuery, state)}`;
}

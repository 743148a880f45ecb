import { formatList, formatQuery } from "../query-string.ts";
import { routes } from "../routes.ts";
import type { Experiment } from "./project.ts";

/** A run's page with one benchmark unfolded: its subsets, outcomes and the way to its samples. */
export function benchmarkAddress(runId: string, suite: string): string {
  const open = formatList([suite]) ?? "";
  return `${routes.run(runId)}${formatQuery(new URLSearchParams({ open }))}`;
}

/** A run's curves, narrowed to one series. */
export function curveAddress(runId: string, series: string): string {
  const pattern = `^${series.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)}$`;
  const query = new URLSearchParams({ tab: "curves", series: pattern });
  return `${routes.run(runId)}${formatQuery(query)}`;
}

/** The answers of two runs to one benchmark, item by item. */
export function itemComparisonAddress(runIds: readonly string[], suite: string): string {
  const runs = formatList(runIds) ?? "";
  const query = new URLSearchParams({ runs, tab: "samples", suite });
  return `/compare/${formatQuery(query)}`;
}

/** More checkpoints than this are thinned out: first and last stay. */
const mostCheckpoints = 20;

/** The runs of an experiment's checkpoints that are set side by side item by item, by step. */
export function comparedCheckpoints({ checkpoints }: Experiment): readonly string[] {
  const current = checkpoints.filter(({ isSuperseded }) => !isSuperseded);
  const count = Math.min(mostCheckpoints, current.length);
  return Array.from({ length: count }, (_, at) => {
    const place = count === 1 ? 0 : Math.round((at * (current.length - 1)) / (count - 1));
    return current[place]?.entry.run_id ?? "";
  });
}

/** Item by item over checkpoints: which items were learned when, and forgotten when. */
export function checkpointComparisonAddress(runIds: readonly string[]): string {
  const list = { items: "kept", order: "learning" };
  const query = new URLSearchParams({ runs: formatList(runIds) ?? "", tab: "samples", ...list });
  return `/compare/${formatQuery(query)}`;
}

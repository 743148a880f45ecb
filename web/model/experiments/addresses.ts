import { formatList, formatQuery } from "../query-string.ts";
import { routes } from "../routes.ts";

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

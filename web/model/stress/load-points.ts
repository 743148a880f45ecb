import type { LoadPoint } from "@evalsite/protocol";

/** What the load of a test is counted in: parallel requests, or requests a second. */
export type LoadAxis = "concurrency" | "request_rate";

/** The axis along which the points of a test differ; concurrency when neither or both do. */
export function loadAxis(points: readonly LoadPoint[]): LoadAxis {
  const rates = new Set(points.map((point) => point.request_rate));
  const levels = new Set(points.map((point) => point.concurrency));
  return rates.size > 1 && levels.size <= 1 ? "request_rate" : "concurrency";
}

/** Points by ascending load; those without a number last, else in the order of the file. */
export function byLoad(points: readonly LoadPoint[], axis: LoadAxis): readonly LoadPoint[] {
  const load = (point: LoadPoint): number => point[axis] ?? Number.POSITIVE_INFINITY;
  return points.toSorted((a, b) => (load(a) === load(b) ? 0 : load(a) - load(b)));
}

/** Metrics the tables show first, in this order; all others follow by name. */
const firstMetrics = [
  "latency_s",
  "ttft_s",
  "tpot_s",
  "itl_s",
  "output_tokens_per_s",
  "total_tokens_per_s",
  "requests_per_s",
];

/** The metrics that a table shows before all others are asked for. */
export const wellKnown: ReadonlySet<string> = new Set(firstMetrics);

/** Names of all metrics that any of the records has, the well-known ones first. */
export function metricColumns(
  records: readonly Readonly<Record<string, number>>[],
): readonly string[] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Metric against load, for a chart: only points that have both. */
export function loadCurve(
  points: readonly LoadPoint[],
  axis: LoadAxis,
  metric: string,
): readonly { readonly x: number; readonly y: number }[] {
  return byLoad(points, axis).flatMap((point) => {
    const x = point[axis];
    const y = point.metrics[metric];
    return x === null || y === undefined ? [] : [{ x, y }];
  });
}

function rank(name: string): number {
  const at = firstMetrics.indexOf(name);
  return at < 0 ? firstMetrics.length : at;
}

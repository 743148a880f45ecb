import type { LoadPoint } from "@evalsite/protocol";
import { isRecord } from "../json-lines.ts";
import { type Part, unusable } from "./part.ts";
import { type LeftOut, finite, quantities } from "./quantities.ts";

const labelKeys = ["Percentiles", "Percentile"];
const notValues: ReadonlySet<string> = new Set(labelKeys);

/** benchmark_percentile.json: one row a percentile. */
export function percentilesPart(value: unknown, leftOut: LeftOut): Part {
  if (!Array.isArray(value)) return unusable;
  const rows = value.flatMap((row) => percentileRow(row, leftOut));
  return { percentiles: rows, records: value.length, dropped: value.length - rows.length };
}

function percentileRow(row: unknown, leftOut: LeftOut): LoadPoint["percentiles"] {
  if (!isRecord(row)) return [];
  const label = labelKeys.map((key) => row[key]).find((text) => typeof text === "string");
  return label === undefined ? [] : [{ label, values: quantities(row, notValues, leftOut) }];
}

/** Columns, as the SLA summary has them, turned into rows. */
export function rowsOf(columns: unknown): readonly unknown[] {
  if (!isRecord(columns)) return [];
  const lists = Object.entries(columns).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  );
  const length = Math.max(0, ...lists.map(([, list]) => list.length));
  return Array.from({ length }, (_, at) =>
    Object.fromEntries(lists.map(([key, list]) => [key, list[at]])),
  );
}

const traceLabels = new Map([
  ["min", "min"],
  ["p50", "50%"],
  ["p90", "90%"],
  ["p95", "95%"],
  ["p99", "99%"],
  ["max", "max"],
]);

/** trace_summary.json: statistics over conversations; a row is a quantity, a column a statistic. */
export function tracesPart(value: unknown, leftOut: LeftOut): Part {
  const rows = isRecord(value) ? value["rows"] : null;
  if (!isRecord(value) || !Array.isArray(rows)) return unusable;
  const traces = finite(value["n_traces"], "n_traces", leftOut);
  return {
    metrics: { ...(traces === null ? {} : { traces }), ...column(rows, "mean", "trace_", leftOut) },
    percentiles: Array.from(traceLabels, ([key, label]) => ({
      label,
      values: column(rows, key, "trace_", leftOut),
    })),
    records: rows.length,
    dropped: unnamed(rows),
  };
}

const windows = ["overall", "last_window", "steady_state"];

/** workload_throughput.json: token rates over the whole test, its end, and without its beginning. */
export function throughputPart(value: unknown, leftOut: LeftOut): Part {
  const rows = isRecord(value) ? value["rows"] : null;
  if (!Array.isArray(rows)) return unusable;
  const metrics = windows.flatMap((window) =>
    Object.entries(column(rows, window, `${window}_`, leftOut)),
  );
  return {
    metrics: Object.fromEntries(metrics),
    records: rows.length,
    dropped: unnamed(rows),
  };
}

/** One column of a table whose rows name their quantity in `metric`. */
function column(
  rows: readonly unknown[],
  key: string,
  prefix: string,
  leftOut: LeftOut,
): Record<string, number> {
  const cells = rows.filter(isNamed).map((row) => [row.metric, row[key]]);
  const values = quantities(Object.fromEntries(cells), new Set(), leftOut);
  return Object.fromEntries(Object.entries(values).map(([name, cell]) => [prefix + name, cell]));
}

type Named = Readonly<Record<string, unknown>> & { readonly metric: string };

function isNamed(row: unknown): row is Named {
  return isRecord(row) && typeof row["metric"] === "string";
}

function unnamed(rows: readonly unknown[]): number {
  return rows.filter((row) => !isNamed(row)).length;
}

/** workload_timeline.json: cumulative tokens over time; `t` counts from the test's start. */
export function timelinePart(value: unknown, leftOut: LeftOut): Part {
  const points = isRecord(value) ? value["points"] : null;
  if (!Array.isArray(points)) return unusable;
  const timeline = points.filter(isRecord).map((point) => numbersOf(point, leftOut));
  const usable = timeline.filter((point) => point["t"] !== undefined);
  return { timeline: usable, records: points.length, dropped: points.length - usable.length };
}

function numbersOf(
  point: Readonly<Record<string, unknown>>,
  leftOut: LeftOut,
): Record<string, number> {
  const numbers: [string, number][] = [];
  for (const [key, raw] of Object.entries(point)) {
    const value = finite(raw, key, leftOut);
    if (value !== null) numbers.push([key, value]);
  }
  return Object.fromEntries(numbers);
}

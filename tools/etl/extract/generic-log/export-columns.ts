import { isMetricWord } from "../metric-words.ts";
import { epochNames, stepNames } from "./names.ts";

/** What a column of a tracker's export holds. */
export interface ExportColumn {
  /** The run, where the export holds several. */
  readonly run: string | null;
  readonly metric: string;
  readonly part: "value" | "low" | "high" | "time";
}

/**
 * What the columns of a chart's download hold, by their names; null if the table is none.
 * W&B: `<run> - <metric>`, with `__MIN` and `__MAX` of what a point sums up; SwanLab: `<run>-<metric>` beside
 * `<run>-<metric>_timestamp`; `<metric>-<run>`.
 */
export function exportColumns(names: readonly string[]): readonly (ExportColumn | null)[] | null {
  const parts = names.map((name) => partOf(name, names));
  const values = names.filter((name, at) => parts[at]?.part === "value" && !isPosition(name));
  const isWandb = values.length > 0 && values.every((name) => name.includes(" - "));
  const isSwanlab = parts.some(({ part }) => part === "time");
  if (!isWandb && !isSwanlab && parts.every(({ part }) => part === "value"))
    return runsInNames(names, values);
  const shared = isSwanlab ? sharedEnd(values) : "";
  return names.map((name, at) => {
    const { base = name, part = "value" } = parts[at] ?? {};
    if (isPosition(base)) return null;
    const cut = isWandb ? base.lastIndexOf(" - ") : isSwanlab ? base.length - shared.length : -1;
    const [run, metric] = [base.slice(0, cut), base.slice(cut + (isWandb ? 3 : 1))];
    return cut > 0 ? { run, metric, part } : { run: null, metric: base, part };
  });
}

/** Of columns that all are `<metric>-<run>`, or all `<run>-<metric>`, of at least two runs. */
function runsInNames(
  names: readonly string[],
  values: readonly string[],
): readonly (ExportColumn | null)[] | null {
  const metricFirst = values.map((name) => parted(/^(.+?)(?: - |-)(.+)$/.exec(name), 1, 2));
  const runFirst = values.map((name) => parted(/^(.+)(?: - |-)(.+?)$/.exec(name), 2, 1));
  const found = [metricFirst, runFirst].find((columns) => {
    const runs = new Set(columns.map((column) => column?.run));
    return runs.size > 1 && columns.every((column) => column !== null);
  });
  return found ? names.map((name) => found[values.indexOf(name)] ?? null) : null;
}

function parted(
  parts: RegExpExecArray | null,
  metricAt: number,
  runAt: number,
): ExportColumn | null {
  const [metric = "", run = ""] = [parts?.[metricAt], parts?.[runAt]];
  return isMetricWord(metric) && isRunName(run) ? { run, metric, part: "value" } : null;
}

/** Runs are numbered, or named by what they were run with; `top5` and `layer3` are parts of a metric. */
function isRunName(text: string): boolean {
  return (
    /[A-Za-z].*\d|\d.*[A-Za-z]/.test(text) &&
    !/^(?:top|l|layer|head|p|at|k|class|stage)[-_]?\d+$/i.test(text)
  );
}

const endings = [
  ["__MIN", "low"],
  ["__MAX", "high"],
  ["_timestamp", "time"],
] as const;

/** A column that adds to another one bears its name and an ending. */
function partOf(
  name: string,
  names: readonly string[],
): { readonly base: string; readonly part: ExportColumn["part"] } {
  for (const [ending, part] of endings) {
    const base = name.slice(0, -ending.length);
    if (name.endsWith(ending) && names.includes(base)) return { base, part };
  }
  return { base: name, part: "value" };
}

function isPosition(name: string): boolean {
  return (
    stepNames.includes(name) ||
    epochNames.includes(name) ||
    /^(?:wall time|relative time.*|timestamp|_timestamp|_runtime)$/i.test(name)
  );
}

/** The metric of all runs, with the hyphen before it; of a single run what is behind its last hyphen. */
function sharedEnd(names: readonly string[]): string {
  const [first = "", ...others] = names;
  const starts = [...first.matchAll(/-/g)].map(({ index }) => first.slice(index));
  if (others.length === 0) return starts.at(-1) ?? "";
  return starts.find((end) => others.every((name) => name.endsWith(end))) ?? "";
}

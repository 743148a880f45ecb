import { splitOf } from "../split-word.ts";
import { epochNames, isInternal, isTime, stepNames } from "./names.ts";

/**
 * The metric of a table that has values of only one and does not name it: its file does, as in what
 * Neptune's series are saved to (`step,value,timestamp` in loss.csv).
 */
export function fileMetric(path: string, names: readonly string[]): string | null {
  const [only, another] = names.filter((name) => !isBeside(name));
  if (only === undefined || another !== undefined || !/^(?:value|val|y|v)$/i.test(only))
    return null;
  return metricOfFile(path);
}

function isBeside(name: string): boolean {
  return stepNames.includes(name) || epochNames.includes(name) || isTime(name) || isInternal(name);
}

function metricOfFile(path: string): string | null {
  const base = /([^/]*?)(?:\.[A-Za-z]+)?$/.exec(path)?.[1] ?? "";
  return base === "" || general.test(base) ? null : base;
}

/** Full names of columns that are nothing but splits, `step,train,val`: of the metric that the file is named after. */
export function splitColumns(path: string, names: readonly string[]): ReadonlyMap<string, string> {
  const values = names.filter((name) => !isBeside(name));
  if (values.length < 2 || !values.every((name) => splitOf(name) !== undefined)) return new Map();
  const metric = metricOfFile(path) ?? "value";
  return new Map(values.map((name) => [name, `${name}/${metric}`]));
}

const general =
  /^(?:data|metrics?|logs?|exports?|values?|scalars?|history|results?|tables?|charts?|downloads?|series|unknown|untitled|train|val|valid|eval|test)[\d_() -]*$/i;

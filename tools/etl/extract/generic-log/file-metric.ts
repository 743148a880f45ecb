import { epochNames, isInternal, isTime, stepNames } from "./names.ts";

/**
 * The metric of a table that has values of only one and does not name it: its file does, as in what
 * Neptune's series are saved to (`step,value,timestamp` in loss.csv).
 */
export function fileMetric(path: string, names: readonly string[]): string | null {
  const isBeside = (name: string) =>
    stepNames.includes(name) || epochNames.includes(name) || isTime(name) || isInternal(name);
  const [only, another] = names.filter((name) => !isBeside(name));
  if (only === undefined || another !== undefined || !/^(?:value|val|y|v)$/i.test(only))
    return null;
  const base = /([^/]*?)(?:\.[A-Za-z]+)?$/.exec(path)?.[1] ?? "";
  return base === "" || general.test(base) ? null : base;
}

const general =
  /^(?:data|metrics?|logs?|exports?|values?|scalars?|history|results?|tables?|charts?|downloads?|series|unknown|untitled|train|val|valid|eval|test)[\d_() -]*$/i;

import { isRecord } from "../json-lines.ts";
import type { Findings } from "../findings.ts";

/** Metric values by name. Where there is but a number, `alone` is its name. Values that are none are left out. */
export function valuesOf(
  value: unknown,
  alone: string,
  findings: Findings,
): Readonly<Record<string, number>> | null {
  if (value === null || value === undefined) return null;
  const stated = isRecord(value) ? Object.entries(value) : [[alone, value] as const];
  const entries = stated.flatMap(([metric, item]) => {
    const number = findings.score(item, `value of ${metric}`);
    return number === null ? [] : [[metric, number] as const];
  });
  return Object.fromEntries(entries);
}

/** Does a mean stand for more than one value here? */
export function holdsLists(value: unknown): boolean {
  return isRecord(value) ? Object.values(value).some(Array.isArray) : Array.isArray(value);
}

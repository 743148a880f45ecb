import { isRecord } from "../json-lines.ts";
import type { Findings } from "../findings.ts";

/** Metric values by name. Where there is but a number, `alone` is its name. Values that are none are left out. */
export function valuesOf(
  value: unknown,
  alone: string,
  findings: Findings,
): Readonly<Record<string, number>> | null {
  if (value === null || value === undefined) return null;
  const values: (readonly [string, number])[] = [];
  for (const [metric, item] of isRecord(value)
    ? Object.entries(value)
    : [[alone, value] as const]) {
    const number = findings.score(item, `value of ${metric}`);
    if (number !== null) values.push([metric, number]);
  }
  return Object.fromEntries(values);
}

/** Of a mean of several values, how many they are, by the metric's name; null where none is. */
export function weightsOf(value: unknown): Readonly<Record<string, number>> | null {
  const lists = Object.entries(isRecord(value) ? value : {}).flatMap(([metric, item]) =>
    Array.isArray(item) ? [[metric, item.length] as const] : [],
  );
  return lists.length > 0 ? Object.fromEntries(lists) : null;
}

/** Does a mean stand for more than one value here? */
export function holdsLists(value: unknown): boolean {
  return isRecord(value) ? Object.values(value).some(Array.isArray) : Array.isArray(value);
}

import { type IssueFact, type Place, issue } from "../fact.ts";
import { quantityOf } from "./names.ts";

/** What was met and left out while the figures of one file were read. */
export interface LeftOut {
  readonly notFinite: Map<string, number>;
  readonly unknown: Set<string>;
}

export function nothingLeftOut(): LeftOut {
  return { notFinite: new Map(), unknown: new Set() };
}

/** One note for each kind of thing that was left out. */
export function* notesOn(leftOut: LeftOut, place: Place): Iterable<IssueFact> {
  const notFinite = [...leftOut.notFinite].map(([key, count]) => `"${key}" (${count}×)`);
  if (notFinite.length > 0)
    yield issue("non-finite-number", "note", place, `left out: ${notFinite.join(", ")}`);
  const unknown = [...leftOut.unknown].map((key) => `"${key}"`);
  if (unknown.length > 0)
    yield issue("unknown-key", "note", place, `left out: ${unknown.join(", ")}`);
}

/** A finite number, or null; a number that is not finite is counted. */
export function finite(value: unknown, key: string, leftOut: LeftOut): number | null {
  if (typeof value !== "number") return null;
  if (Number.isFinite(value)) return value;
  leftOut.notFinite.set(key, (leftOut.notFinite.get(key) ?? 0) + 1);
  return null;
}

/** The figures of a record by canonical name, times in seconds. Keys in `skip` are not looked at. */
export function quantities(
  record: Readonly<Record<string, unknown>>,
  skip: ReadonlySet<string>,
  leftOut: LeftOut,
): Record<string, number> {
  const found: [string, number][] = [];
  for (const [key, raw] of Object.entries(record)) {
    if (skip.has(key)) continue;
    const quantity = quantityOf(key);
    const value = quantity && finite(raw, key, leftOut);
    if (quantity && value !== null) found.push([quantity.name, divided(value, quantity.divisor)]);
    else if (!quantity) leftOut.unknown.add(key);
  }
  return Object.fromEntries(found);
}

/** 22.45 ms are 0.02245 s, not 0.022449999999999998: as many digits as a binary number holds for sure. */
function divided(value: number, divisor: number): number {
  return divisor === 1 ? value : Number((value / divisor).toPrecision(15));
}

import type { Place } from "../fact.ts";
import type { Findings } from "../findings.ts";
import { name } from "../foreign.ts";

/** A line `{suite, metric, value, num?, subset?, category?, stderr?, higher_is_better?}`. */
export interface ShortResult {
  readonly place: Place;
  readonly suite: string;
  readonly metric: string;
  readonly value: number | null;
  readonly n: number | null;
  readonly stderr: number | null;
  /** Null: the line says nothing about a category. */
  readonly category: readonly string[] | null;
  readonly subset: string | null;
  readonly higherIsBetter: boolean | null;
}

/** Null if suite or metric have no name. */
export function shortResult(
  line: Readonly<Record<string, unknown>>,
  findings: Findings,
): ShortResult | null {
  const suite = name(line["suite"]);
  const metric = name(line["metric"]);
  if (suite === null || metric === null) return null;
  return {
    place: findings.place,
    suite,
    metric,
    value: findings.score(line["value"], "value"),
    n: findings.count(line["num"], "num"),
    stderr: findings.score(line["stderr"], "stderr"),
    category: categoryOf(line["category"]),
    subset: name(line["subset"]),
    higherIsBetter: directionOf(line["higher_is_better"], findings),
  };
}

function categoryOf(value: unknown): readonly string[] | null {
  const path = (Array.isArray(value) ? value : [value]).flatMap((part) => name(part) ?? []);
  return path.length > 0 ? path : null;
}

function directionOf(value: unknown, findings: Findings): boolean | null {
  if (typeof value === "boolean") return value;
  if (value !== null && value !== undefined)
    findings.warn("bad-field", `higher_is_better is ${JSON.stringify(value)}, not true or false`);
  return null;
}

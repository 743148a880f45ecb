import { digits, formatCount, formatShare } from "../format-quantity.ts";

/** What a metric of a stress test is measured in; its name ends in its unit. */
export type StressUnit =
  | "seconds"
  | "milliseconds"
  | "tokens/s"
  | "requests/s"
  | "share"
  | "number";

/**
 * The unit in which all values of one metric are shown: times below one second in milliseconds,
 * so that a column has one unit.
 */
export function stressUnit(name: string, values: readonly number[]): StressUnit {
  if (name.endsWith("tokens_per_s")) return "tokens/s";
  if (name.endsWith("requests_per_s")) return "requests/s";
  if (name.endsWith("_s")) return values.every((value) => value < 1) ? "milliseconds" : "seconds";
  return name.endsWith("_rate") ? "share" : "number";
}

/** A value in its column's unit, without the unit itself except for per cent. */
export function formatStress(value: number | undefined, unit: StressUnit): string {
  if (value === undefined) return "—";
  if (unit === "milliseconds") return digits(value * 1000);
  if (unit === "share") return formatShare(value);
  return Math.abs(value) >= 1000 ? formatCount(Math.round(value)) : digits(value);
}

/** The unit's symbol for a column head; empty where values carry it or have none. */
export function unitSymbol(unit: StressUnit): string {
  const symbols = {
    seconds: "s",
    milliseconds: "ms",
    "tokens/s": "tok/s",
    "requests/s": "req/s",
    share: "",
    number: "",
  };
  return symbols[unit];
}

/** "time_to_first_chunk_s" → "time to first chunk", for metrics that have no better name. */
export function plainName(name: string): string {
  return name.replace(/(?:_per_s|_s)$/u, "").replaceAll("_", " ");
}

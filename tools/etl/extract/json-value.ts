import type { JsonValue } from "@evalsite/protocol";

/**
 * A parsed value as JSON. What JSON cannot hold becomes text, so that nothing is lost: NaN and
 * ±Infinity, dates, big integers. What is no data becomes null.
 */
export function jsonValue(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === "bigint") return value.toString();
  return typeof value === "object" ? jsonRecord(value) : null;
}

/** The same for an object. */
export function jsonRecord(value: object): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonValue(item)]));
}

import { isRecord } from "./json-lines.ts";
import { jsonValue } from "./json-value.ts";

/** An object of someone else's making: nothing is known of its values. */
export type Foreign = Readonly<Record<string, unknown>>;

const nothing: Foreign = {};

/** The value as an object; an empty one if it is none. */
export function record(value: unknown): Foreign {
  return isRecord(value) ? value : nothing;
}

/** The value as a list; an empty one if it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function records(value: unknown): readonly Foreign[] {
  return list(value).filter((item) => isRecord(item));
}

/** The texts of a list. */
export function texts(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === "string");
}

/** A text that says something: neither missing nor empty. */
export function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A name: text, or a number written out. */
export function name(value: unknown): string | null {
  return typeof value === "number" ? String(value) : text(value);
}

/** A finite number, without judging what else it may be. */
export function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Any value as text: itself, or as JSON; null if there is none. */
export function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(jsonValue(value));
}

/** The object without some of its keys. */
export function without(value: Foreign, keys: ReadonlySet<string>): Foreign {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
}

type Known<T> = { readonly [K in keyof T]: Exclude<T[K], null | undefined> };

/** The fields that have a value: neither null nor undefined. */
export function known<T extends object>(fields: T): Partial<Known<T>> {
  const result: Partial<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== null && value !== undefined) result[key] = value;
  }
  return result as Partial<Known<T>>;
}

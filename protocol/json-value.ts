import { z } from "zod";

/** Any JSON value; used where the protocol carries a value through without interpreting it. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export const JsonValue: z.ZodType<JsonValue> = z.json();

/** Is it an object with fields: neither null nor a list? Its values are as unknown as it was. */
export function isJsonObject(value: JsonValue): value is { readonly [key: string]: JsonValue };
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>>;
export function isJsonObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

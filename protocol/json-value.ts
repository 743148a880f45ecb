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

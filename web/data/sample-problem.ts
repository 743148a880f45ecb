import type { DataProblem } from "./fetch-file.ts";

/**
 * What is wrong with a column, item list or chunk: it is cut off or cannot be unpacked; it is not as long as
 * store.json says; its checksum is another; it has more or fewer lines; a line is not of the protocol;
 * item numbers do not ascend.
 */
export type Damage = "packing" | "bytes" | "crc" | "rows" | "line" | "items";

/** Why a part of a sample store cannot be shown; the rest stays usable. */
export type SampleProblem =
  | DataProblem
  | {
      readonly kind: "damaged";
      readonly file: string;
      readonly what: Damage;
      readonly detail: string;
    }
  /** The store and the run's page come from different publications. */
  | { readonly kind: "replaced"; readonly file: string; readonly detail: string }
  /** The script that filters, sorts and searches could not run. */
  | { readonly kind: "worker"; readonly file: string; readonly detail: string };

export type SampleResult<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "problem"; readonly problem: SampleProblem };

export function ok<T>(value: T): SampleResult<T> {
  return { kind: "ok", value };
}

export function damaged(
  file: string,
  what: Damage,
  detail: string,
): { readonly kind: "problem"; readonly problem: SampleProblem } {
  return { kind: "problem", problem: { kind: "damaged", file, what, detail } };
}

/** A value from bytes that may not be what they should. */
export function decoded<T>(file: string, what: Damage, decode: () => T): SampleResult<T> {
  try {
    return ok(decode());
  } catch (error) {
    return damaged(file, what, error instanceof Error ? error.message : String(error));
  }
}

import type { DataProblem } from "./fetch-file.ts";

/** Why a part of a sample store cannot be shown; the rest stays usable. */
export type SampleProblem =
  | DataProblem
  /** A column, key file or chunk that does not hold what store.json says. */
  | {
      readonly kind: "damaged";
      readonly file: string;
      readonly what: "gzip" | "bytes" | "rows" | "line";
      readonly detail: string;
    };

export type SampleResult<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "problem"; readonly problem: SampleProblem };

export function ok<T>(value: T): SampleResult<T> {
  return { kind: "ok", value };
}

export function damaged(
  file: string,
  what: "gzip" | "bytes" | "rows" | "line",
  detail: string,
): { readonly kind: "problem"; readonly problem: SampleProblem } {
  return { kind: "problem", problem: { kind: "damaged", file, what, detail } };
}

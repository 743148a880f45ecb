import type { RunRow } from "./run-row.ts";

/** What a figure is: of a series, a hyper-parameter, a mean of scores, or a difference of scores. */
export type FigureKind =
  | "last"
  | "best"
  | "final"
  | "low"
  | "high"
  | "param"
  | "composite"
  | "delta";

/** What stands behind a cell, for its tooltip. */
export type FigureHint =
  | { readonly kind: "lost"; readonly step: number; readonly last: string | null }
  | { readonly kind: "lacking"; readonly suites: readonly string[] }
  | { readonly kind: "no-weights" }
  | { readonly kind: "interval"; readonly text: string; readonly isResolved: boolean };

/** A column of something that the run table does not hold by itself. */
export interface FigureColumn {
  readonly kind: "figure";
  /** "last:eval/loss"; also in the address. */
  readonly id: string;
  readonly what: FigureKind;
  /** The series, the hyper-parameter, or the benchmark; "" for the composite. */
  readonly name: string;
  readonly isNumber: boolean;
  readonly direction: "higher" | "lower" | "none";
  /** How many runs have it; null: not counted. */
  readonly runs: number | null;
  /** What it sorts by. */
  readonly value: (row: RunRow) => string | number | null;
  readonly text: (row: RunRow) => string | null;
  readonly hint: (row: RunRow) => FigureHint | null;
  /** Only where a difference is resolved. */
  readonly tone: (row: RunRow) => "better" | "worse" | null;
}

/** The id of a figure's column. */
export function figureId(what: FigureKind, name: string): string {
  return what === "composite" ? what : `${what}:${name}`;
}

export const noHint = (): null => null;
export const noTone = (): null => null;

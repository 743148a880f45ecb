import { alignSeries } from "./align-series.ts";
import type { Curve } from "./curve.ts";

/** A chart as a table: every position of any curve, with all curves' values in full resolution. */
export interface CurveTable {
  readonly xs: readonly number[];
  readonly columns: readonly CurveColumn[];
}

export interface CurveColumn {
  readonly curve: number;
  readonly kind: "raw" | "smoothed";
  /** One a row: a value, NaN and infinities included; undefined where the curve has no point. */
  readonly cells: readonly (number | null | undefined)[];
}

export function curveTable(curves: readonly Curve[]): CurveTable {
  const tables = curves.map(withNonFinite);
  const aligned = alignSeries(tables);
  const kinds = curves.flatMap((curve, at): Omit<CurveColumn, "cells">[] =>
    curve.smoothed === null
      ? [{ curve: at, kind: "raw" }]
      : [
          { curve: at, kind: "raw" },
          { curve: at, kind: "smoothed" },
        ],
  );
  return {
    xs: aligned.xs,
    columns: kinds.map((column, i) => ({ ...column, cells: aligned.lines[i] ?? [] })),
  };
}

/** The points of a curve with its NaN and infinite values put back in their places. */
export function withNonFinite(curve: Curve): { readonly xs: number[]; readonly lines: number[][] } {
  const xs: number[] = [];
  const raw: number[] = [];
  const smoothed: number[] = [];
  const lost = curve.marks.filter((mark) => mark.value !== null);
  let next = 0;
  const putLost = (before: number) => {
    for (let mark = lost[next]; mark !== undefined && mark.x < before; mark = lost[++next]) {
      xs.push(mark.x);
      raw.push(Number(mark.value));
      smoothed.push(Number.NaN);
    }
  };
  curve.xs.forEach((x, i) => {
    putLost(x);
    xs.push(x);
    raw.push(curve.ys[i] ?? Number.NaN);
    smoothed.push(curve.smoothed?.[i] ?? Number.NaN);
  });
  putLost(Infinity);
  return { xs, lines: curve.smoothed === null ? [raw] : [raw, smoothed] };
}

import type { CurveEvent, Series } from "@evalsite/protocol";
import { nearestIndex } from "./search-sorted.ts";

export type MarkKind = CurveEvent["kind"];

/** Something that happened in a series, with its place on the chart. */
export interface CurveMark {
  readonly kind: MarkKind;
  readonly step: number;
  readonly x: number;
  /** Height of the mark: the point's own value, else the last finite one before it; null if none. */
  readonly y: number | null;
  /** "NaN", "Infinity" or "-Infinity" where a value was not finite. */
  readonly value: string | null;
  /** For a restart: the highest step before it. */
  readonly from: number | null;
}

interface Place {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly place: (step: number) => number | null;
}

/** What happened in one series: its non-finite values, and the events of the run that concern it. */
export function curveMarks(
  series: Series,
  events: readonly CurveEvent[],
  { xs, ys, place }: Place,
): CurveMark[] {
  const marks: CurveMark[] = [];
  const add = (kind: MarkKind, step: number, value: string | null, from: number | null) => {
    const x = place(step);
    if (x === null) return;
    const y = kind === "spike" ? valueAt(xs, ys, x) : lastBefore(xs, ys, x);
    marks.push({ kind, step, x, y, value, from });
  };
  for (const { step, value } of series.non_finite) add("non-finite", step, value, null);
  const told = new Set(series.non_finite.map(({ step }) => step));
  for (const event of events) {
    if (event.series !== null && event.series !== series.name) continue;
    if (event.kind === "non-finite" && told.has(event.step)) continue;
    add(event.kind, event.step, null, event.from);
  }
  return marks.toSorted((a, b) => a.x - b.x);
}

function valueAt(xs: Float64Array, ys: Float64Array, x: number): number | null {
  return ys[nearestIndex(xs, x)] ?? null;
}

function lastBefore(xs: Float64Array, ys: Float64Array, x: number): number | null {
  let i = nearestIndex(xs, x);
  if (i > 0 && (xs[i] ?? 0) > x) i--;
  return ys[i] ?? null;
}

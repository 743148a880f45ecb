import type { CurvePlot } from "../../model/curves/curve-plot.ts";
import { type Curve, type CurveRun, countedBy } from "../../model/curves/curve.ts";
import type { CurveText } from "../../text/curves.ts";
import type { ChartSettings } from "./chart-settings.ts";

/** Runs that a chart cannot show, and why. */
export interface Lacking {
  /** Did not log the series. */
  readonly series: readonly CurveRun[];
  /** Logged it, but not with this x axis. */
  readonly axis: readonly CurveRun[];
}

const count = (value: number) => value.toLocaleString("en-US");
const NAMED = 6;

/** What a reader has to know to read a chart right, a sentence each. */
export function chartNotes(
  curves: readonly Curve[],
  lacking: Lacking,
  plot: CurvePlot | null,
  settings: ChartSettings,
  text: CurveText,
): string[] {
  const notes: string[] = [];
  const axis = text.axis[settings.axis];
  if (plot !== null && settings.clip && plot.aligned.xs.length > 0) {
    notes.push(plot.outside > 0 ? text.notes.clipped(count(plot.outside)) : text.notes.clippedNone);
  }
  if (plot !== null && plot.unshown > 0) notes.push(text.notes.unshown(count(plot.unshown)));
  const unplaced = curves.reduce((sum, curve) => sum + curve.unplaced, 0);
  if (unplaced > 0) notes.push(text.notes.unplaced(count(unplaced), axis));
  for (const is of ["deviation", "extremes"] as const)
    if (curves.some(({ band }) => band?.is === is)) notes.push(text.notes.band[is]);
  if (settings.smoothing > 0 && curves.some(({ detail }) => detail === "overview")) {
    notes.push(text.notes.smoothedOverview);
  }
  if (lacking.axis.length > 0) notes.push(text.notes.lacksAxis(axis, labels(lacking.axis, text)));
  if (lacking.series.length > 0) notes.push(text.notes.lacksSeries(labels(lacking.series, text)));
  return notes;
}

/** What a reader of an exported picture, who does not see the page's settings, has to know besides. */
export function exportNotes(
  curves: readonly Curve[],
  { smoothing }: ChartSettings,
  text: CurveText,
): string[] {
  const notes = smoothing > 0 ? [text.notes.smoothing(String(smoothing))] : [];
  for (const { run, stored, total, detail } of curves) {
    if (detail === "whole") continue;
    const points = text.notes.downsampled(count(stored), count(total));
    notes.push(`${run.label}: ${points} (${text.notes.detail[detail]})`);
  }
  return notes;
}

/** What the x axis counts, honestly: a log without steps is counted by row or by epoch. */
export function axisLabel(
  curves: readonly Curve[],
  { axis }: ChartSettings,
  text: CurveText,
): string {
  if (axis !== "step") return text.axis[axis];
  const counted = countedBy(curves);
  return counted === null ? text.mixedSteps : text.stepIs[counted];
}

/** The same in one word, before a position. */
export function positionName(
  curves: readonly Curve[],
  { axis }: Pick<ChartSettings, "axis">,
  text: CurveText,
): string {
  if (axis !== "step") return text.axis[axis];
  return text.stepShort[countedBy(curves) ?? "step"];
}

function labels(runs: readonly CurveRun[], { comma }: CurveText): string {
  const named = runs.slice(0, NAMED).map((run) => run.label);
  if (runs.length > NAMED) named.push(`+${runs.length - NAMED}`);
  return named.join(comma);
}

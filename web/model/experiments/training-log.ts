import type { RunMetrics, Series } from "@evalsite/protocol";
import { runClock } from "../curves/curve-axis.ts";
import type { PositionKind } from "./position.ts";
import { type Curve, type CurveRun, curveOf, seriesNames } from "../curves/curve.ts";

/** The training log that stands for an experiment. */
export interface TrainingLog {
  /** The run it comes from, labelled and coloured as its experiment. */
  readonly run: CurveRun;
  readonly metrics: RunMetrics;
}

/** One series of several experiments, and the experiments that cannot be drawn over steps. */
export interface TrainingCurves {
  readonly curves: readonly Curve[];
  readonly lacking: { readonly series: readonly CurveRun[]; readonly axis: readonly CurveRun[] };
}

/** The series to begin with: the training loss, else another loss, else the first there is. */
export function usualSeries(names: readonly string[]): string | null {
  const find = (pattern: RegExp) => names.find((name) => pattern.test(name));
  return find(/^train\/loss$/u) ?? find(/train.*loss/iu) ?? find(/loss/iu) ?? names[0] ?? null;
}

/** All series that any of the logs has. */
export function loggedSeries(logs: readonly TrainingLog[]): readonly string[] {
  return seriesNames(logs.map((log) => log.metrics));
}

/** Reads one series of every log for drawing over the project's axis; a log that lacks it has no place there. */
export function trainingCurves(
  logs: readonly TrainingLog[],
  name: string,
  wish: { readonly axis: PositionKind; readonly smoothing: number },
): TrainingCurves {
  const curves: Curve[] = [];
  const series: CurveRun[] = [];
  const axis: CurveRun[] = [];
  for (const { run, metrics } of logs) {
    const found = metrics.series.find((candidate) => candidate.name === name);
    const curve = hasAxis(found, wish.axis)
      ? curveOf(run, found, { clock: runClock(metrics), events: metrics.events }, wish)
      : null;
    if (curve !== null) curves.push(curve);
    else (found === undefined ? series : axis).push(run);
  }
  return { curves, lacking: { series, axis } };
}

/** The file a series was read from; null when the log does not say. */
export function sourceOf({ metrics }: TrainingLog, name: string): string | null {
  return metrics.series.find((series) => series.name === name)?.source ?? null;
}

/** Where a log names no step, `step` counts something else. */
function hasAxis(series: Series | undefined, axis: PositionKind): series is Series {
  return series !== undefined && (axis !== "step" || series.x_is === "step");
}

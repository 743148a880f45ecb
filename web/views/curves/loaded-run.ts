import type { RunMetrics } from "@evalsite/protocol";
import type { Loaded } from "../../data/file-store.ts";
import { type RunClock, runClock } from "../../model/curves/curve-axis.ts";
import type { CurveRun } from "../../model/curves/curve.ts";

/** A run and what is known of its time series. */
export interface LoadedRun {
  readonly run: CurveRun;
  readonly file: Loaded<RunMetrics> | undefined;
}

/** A run whose time series are there. */
export interface ReadyRun {
  readonly run: CurveRun;
  readonly metrics: RunMetrics;
  readonly clock: RunClock;
}

export function drawable(runs: readonly LoadedRun[]): ReadyRun[] {
  return runs.flatMap(({ run, file }) =>
    file?.state === "ready" ? [{ run, metrics: file.value, clock: runClock(file.value) }] : [],
  );
}

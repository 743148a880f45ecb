import { type IssueFact, issue } from "../extract/fact.ts";
import type { CurveEvents } from "./curve-events.ts";
import { type Track, byColumn, processesOf } from "./track.ts";
import { readingsAt } from "./readings.ts";

/** Readings in ascending order of steps, and how many were replaced. */
export interface Settled {
  readonly track: Track;
  readonly replaced: number;
}

/**
 * The readings of a track by step; those of one step in log order. Where a process logs steps again that
 * an earlier one logged, it replaces all of the earlier ones' from its first step on, as TensorBoard does for
 * a training that was resumed. Without another process nothing is replaced, whatever the steps do.
 */
export function withoutRestarts(track: Track, events: CurveEvents, issues: IssueFact[]): Settled {
  const { readings } = track;
  const { steps } = readings;
  const processes = processesOf(readings);
  if ((processes.at(-1) ?? 0) === 0)
    return { track: { ...track, readings: byColumn(readings, steps) }, replaced: 0 };
  let kept = new Uint32Array();
  let restarts = 0;
  for (let start = 0; start < steps.length;) {
    const end = endOfProcess(processes, start);
    const own = orderedPlaces(steps, start, end);
    const first = steps[own[0] ?? 0] ?? 0;
    const cut = firstNotBelow(kept, steps, first);
    const older = kept.subarray(cut);
    if (shareStep(older, own, steps)) {
      restarts++;
      events.push({ step: first, kind: "restart", series: null, from: lastStep(older, steps) });
      kept = concatenated(kept.subarray(0, cut), own);
    } else {
      kept = concatenated(kept.subarray(0, cut), mergedPlaces(older, own, steps));
    }
    start = end;
  }
  const replaced = steps.length - kept.length;
  if (replaced > 0) issues.push(replacedIssue(track, replaced, restarts));
  return { track: { ...track, readings: readingsAt(readings, kept) }, replaced };
}

function endOfProcess(processes: Float64Array, start: number): number {
  let end = start + 1;
  while (end < processes.length && processes[end] === processes[start]) end++;
  return end;
}

function orderedPlaces(steps: Float64Array, start: number, end: number): Uint32Array {
  const places = Uint32Array.from({ length: end - start }, (_, at) => start + at);
  return places.toSorted((a, b) => (steps[a] ?? 0) - (steps[b] ?? 0) || a - b);
}

/** How many of the places, ascending by step, have a smaller step. */
function firstNotBelow(places: Uint32Array, steps: Float64Array, step: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[places[middle] ?? 0] ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shareStep(a: Uint32Array, b: Uint32Array, steps: Float64Array): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, two] = [steps[a[i] ?? 0] ?? 0, steps[b[j] ?? 0] ?? 0];
    if (one === two) return true;
    if (one < two) i++;
    else j++;
  }
  return false;
}

function lastStep(places: Uint32Array, steps: Float64Array): number {
  return steps[places.at(-1) ?? 0] ?? 0;
}

function mergedPlaces(a: Uint32Array, b: Uint32Array, steps: Float64Array): Uint32Array {
  if (a.length === 0) return b;
  return concatenated(a, b).toSorted((x, y) => (steps[x] ?? 0) - (steps[y] ?? 0) || x - y);
}

function concatenated(a: Uint32Array, b: Uint32Array): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function replacedIssue(track: Track, replaced: number, restarts: number): IssueFact {
  const place = { file: track.file, line: null };
  const text = `${track.name}: ${replaced} point(s) replaced: logged again after ${restarts} restart(s)`;
  return issue("points-replaced", "note", place, text);
}

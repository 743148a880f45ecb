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
 * The readings of a track by step; those of one step in log order. Where a process logs a step again that
 * an earlier one logged, its value replaces the earlier one's: only there. What the earlier one logged between
 * these steps and behind the last of them was not logged again, and stays: a process that was started anew and
 * died at once says nothing of the steps it never came to. Without another process nothing is replaced,
 * whatever the steps do.
 */
export function withoutRestarts(track: Track, events: CurveEvents, issues: IssueFact[]): Settled {
  const { readings } = track;
  const { steps } = readings;
  const processes = processesOf(readings);
  if ((processes.at(-1) ?? 0) === 0)
    return { track: { ...track, readings: byColumn(readings, steps) }, replaced: 0 };
  let kept = new Uint32Array();
  const account = { replaced: 0, restarts: 0, stayed: 0 };
  for (let start = 0; start < steps.length;) {
    const end = endOfProcess(processes, start);
    const own = orderedPlaces(steps, start, end);
    const first = steps[own[0] ?? 0] ?? 0;
    const cut = firstNotBelow(kept, steps, first);
    const older = kept.subarray(cut);
    const stay = notAmong(older, own, steps);
    if (stay.length < older.length) {
      events.push({ step: first, kind: "restart", series: null, from: lastStep(older, steps) });
      account.restarts++;
      account.replaced += older.length - stay.length;
      account.stayed = stay.length;
    }
    kept = concatenated(kept.subarray(0, cut), mergedPlaces(stay, own, steps));
    start = end;
  }
  if (account.replaced > 0) issues.push(replacedIssue(track, account));
  const settled = { ...track, readings: readingsAt(readings, kept) };
  return { track: settled, replaced: account.replaced };
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

/** Of the first places those whose step none of the second has. Both ascend by step. */
function notAmong(a: Uint32Array, b: Uint32Array, steps: Float64Array): Uint32Array<ArrayBuffer> {
  const found = new Uint32Array(a.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length;) {
    const place = a[i] ?? 0;
    const [one, two] = [steps[place] ?? 0, j < b.length ? (steps[b[j] ?? 0] ?? 0) : Infinity];
    if (two < one) j++;
    else {
      if (one !== two) found[count++] = place;
      i++;
    }
  }
  return found.slice(0, count);
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

interface Account {
  readonly replaced: number;
  readonly restarts: number;
  /** Behind the first step of the last restart, not logged again. */
  readonly stayed: number;
}

function replacedIssue(track: Track, { replaced, restarts, stayed }: Account): IssueFact {
  const place = { file: track.file, line: null };
  const what = `${track.name}: ${replaced} point(s) replaced: logged again after ${restarts} restart(s)`;
  const rest = `; ${stayed} from there on that were not logged again stay`;
  return issue("points-replaced", "note", place, stayed === 0 ? what : what + rest);
}

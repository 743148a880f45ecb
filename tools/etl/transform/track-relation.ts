import { type Precision, isSameValue, precisionOf } from "./same-values.ts";
import type { Track } from "./track.ts";

/**
 * What two tracks with ascending steps say: the same wherever both have a step, different things, or nothing of
 * the same steps: then one lies beside the other, or they alternate.
 */
export type TrackRelation = "same" | "different" | "beside" | "alternating";

export function relationOf(a: Track, b: Track): TrackRelation {
  const shared = sharedSteps(a, b);
  if (shared !== "none") return shared;
  const [one, two] = [a.readings.steps, b.readings.steps];
  const isApart = (one.at(-1) ?? 0) < (two[0] ?? 0) || (two.at(-1) ?? 0) < (one[0] ?? 0);
  if (isApart || areEventsOfOneFolder(a, b)) return "beside";
  return "alternating";
}

/** TensorBoard takes all event files of a folder for one run. */
function areEventsOfOneFolder(a: Track, b: Track): boolean {
  return isEventFile(a.file) && isEventFile(b.file) && folderOf(a.file) === folderOf(b.file);
}

export function isEventFile(path: string): boolean {
  return /\.tfevents\.[^/]*$/.test(path);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Does each value of the second stand at its step in the first, too? */
function sharedSteps(a: Track, b: Track): "same" | "different" | "none" {
  const [one, two] = [a.readings, b.readings];
  const [precisionA, precisionB] = [precisionOf(one.values), precisionOf(two.values)];
  let found: "same" | "none" = "none";
  for (let i = 0, j = 0; i < one.steps.length && j < two.steps.length;) {
    const [stepA, stepB] = [one.steps[i] ?? 0, two.steps[j] ?? 0];
    if (stepA < stepB) i++;
    else if (stepB < stepA) j++;
    else {
      if (!holds(one, i, precisionA, [two.values[j] ?? 0, precisionB])) return "different";
      found = "same";
      j++;
    }
  }
  return found;
}

/** Is one of the values of the step that begins at a place the given one? */
function holds(
  { steps, values }: Track["readings"],
  from: number,
  precision: Precision,
  value: readonly [number, Precision],
): boolean {
  for (let at = from; at < steps.length && steps[at] === steps[from]; at++)
    if (isSameValue([values[at] ?? 0, precision], value)) return true;
  return false;
}

import { type IssueFact, issue } from "../extract/fact.ts";
import { type Readings, readingsAt } from "./readings.ts";
import { type Track, byColumn, isAscending, rowsOf } from "./track.ts";

/** A series of which each step has one value, and those that it took to have it so. */
export interface LaidOut {
  readonly tracks: readonly Track[];
  /** Readings left out because the same step and value stand there before. */
  readonly repeated: number;
}

/** More than one in so many readings beside the first of its step: then the step tells no place. */
const fewOf = 4;

/**
 * Gives each reading a place of its own; all are kept but those that say nothing new. Where few steps
 * have a second value, the later ones are a series of their own; where many have, what the log calls a step
 * is none, and the series is drawn over the log's rows.
 * @param track readings in ascending order of steps, those of one step in log order
 */
export function oneValueAStep(track: Track, issues: IssueFact[]): LaidOut {
  const { steps } = track.readings;
  if (isStrict(steps)) return { tracks: [track], repeated: 0 };
  const { firsts, others } = sortedOut(track.readings);
  const repeated = steps.length - firsts.length - others.length;
  // Epochs are rounded in most logs: equal ones are different moments.
  if (track.xIs !== "step" || others.length * fewOf > steps.length) {
    const count = steps.length - firsts.length;
    issues.push(found("steps-repeated", track, count, "drawn by the log's rows"));
    return { tracks: [overRows(track)], repeated: 0 };
  }
  if (repeated > 0) issues.push(found("points-repeated", track, repeated, "as before"));
  const first = { ...track, readings: readingsAt(track.readings, firsts) };
  if (others.length === 0) return { tracks: [first], repeated };
  const name = `${track.name} (again)`;
  issues.push(found("steps-repeated", track, others.length, `drawn as ${name}`));
  const rest = { ...track, name, readings: readingsAt(track.readings, others) };
  const again = oneValueAStep(rest, issues);
  return { tracks: [first, ...again.tracks], repeated: repeated + again.repeated };
}

/** Places of the first reading of each step, and of those that say another value than all before. */
function sortedOut({ steps, values }: Readings) {
  const firsts = new Uint32Array(steps.length);
  const others = new Uint32Array(steps.length);
  let [count, more] = [0, 0];
  for (let at = 0, start = 0; at < steps.length; at++) {
    if (steps[at] !== steps[start]) start = at;
    if (start === at) firsts[count++] = at;
    else if (!isAmong(values, start, at)) others[more++] = at;
  }
  return { firsts: firsts.subarray(0, count), others: others.subarray(0, more) };
}

/** Steps with more values than this are not searched for equal ones. */
const searched = 64;

function isAmong(values: Float64Array, start: number, at: number): boolean {
  for (let other = Math.max(start, at - searched); other < at; other++)
    if (Object.is(values[other], values[at])) return true;
  return false;
}

function overRows(track: Track): Track {
  const readings = byColumn(track.readings, rowsOf(track.readings));
  const rows = rowsOf(readings);
  const steps = isStrict(rows) ? rows : Float64Array.from(rows, (_, at) => at);
  const axes = new Map(readings.axes);
  if (track.xIs === "step") axes.set("logged", readings.steps);
  return { ...track, xIs: "row", readings: { ...readings, steps, axes } };
}

/** Does each number exceed the one before? */
function isStrict(column: Float64Array): boolean {
  return isAscending(column) && column.every((number, at) => at === 0 || number !== column[at - 1]);
}

function found(code: string, track: Track, count: number, how: string): IssueFact {
  const place = { file: track.file, line: null };
  const which = `${count} more value(s) at ${track.xIs}s that have one`;
  return issue(code, "note", place, `${track.name}: ${which}, ${how}`);
}

import type { Axes } from "../extract/fact.ts";

/**
 * What stands beside each value: other axes; a band; the row of the log that it stood in; the process
 * that wrote it, counted from 0; the step that it was logged with, where it is drawn over something else.
 */
export type Column = keyof Axes | "low" | "high" | "row" | "process" | "logged";

/** The readings of a series in columns of one length: millions of them fit into memory. */
export interface Readings {
  readonly steps: Float64Array;
  readonly values: Float64Array;
  /** The columns that any reading has; NaN where one has not. */
  readonly axes: ReadonlyMap<Column, Float64Array>;
}

/** The readings at these places, in their order. */
export function readingsAt({ steps, values, axes }: Readings, places: Uint32Array): Readings {
  const pick = (column: Float64Array) =>
    Float64Array.from(places, (at) => column[at] ?? Number.NaN);
  return { steps: pick(steps), values: pick(values), axes: mapped(axes, pick) };
}

/** One after the other. */
export function joinedReadings(a: Readings, b: Readings): Readings {
  const join = (one: Float64Array | undefined, other: Float64Array | undefined) => {
    const all = new Float64Array(a.steps.length + b.steps.length).fill(Number.NaN);
    if (one) all.set(one);
    if (other) all.set(other, a.steps.length);
    return all;
  };
  const names = new Set([...a.axes.keys(), ...b.axes.keys()]);
  return {
    steps: join(a.steps, b.steps),
    values: join(a.values, b.values),
    axes: new Map([...names].map((name) => [name, join(a.axes.get(name), b.axes.get(name))])),
  };
}

/**
 * The readings of two with ascending steps, in the order of steps. Where both have a step those of the
 * first count, with the columns that only the other has. @returns also how many of the other do not count
 */
export function filledReadings(
  lead: Readings,
  other: Readings,
): { readonly readings: Readings; readonly both: number } {
  const { fromLead, fromOther, both } = matched(lead.steps, other.steps);
  const column = (one: Float64Array | undefined, two: Float64Array | undefined) =>
    Float64Array.from(fromLead, (at, row) => {
      const first = one?.[at - 1] ?? Number.NaN;
      return Number.isNaN(first) ? (two?.[(fromOther[row] ?? 0) - 1] ?? Number.NaN) : first;
    });
  const places = (one: Float64Array, two: Float64Array) =>
    Float64Array.from(fromLead, (at, row) =>
      at > 0 ? (one[at - 1] ?? Number.NaN) : (two[(fromOther[row] ?? 0) - 1] ?? Number.NaN),
    );
  const names = new Set([...lead.axes.keys(), ...other.axes.keys()]);
  const readings = {
    steps: places(lead.steps, other.steps),
    values: places(lead.values, other.values),
    axes: new Map(
      [...names].map((name) => [name, column(lead.axes.get(name), other.axes.get(name))]),
    ),
  };
  return { readings, both };
}

/** For each reading of the result its place in both, counted from 1; 0 where it is not. */
function matched(a: Float64Array, b: Float64Array) {
  const fromLead = new Uint32Array(a.length + b.length);
  const fromOther = new Uint32Array(a.length + b.length);
  let count = 0;
  let both = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [one, two] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (one === two) both++;
    if (two <= one) {
      j++;
      if (two !== one && i > 0 && a[i - 1] === two) both++;
      else fromOther[count] = j;
    }
    if (one <= two) fromLead[count] = ++i;
    if (fromLead[count] !== 0 || fromOther[count] !== 0) count++;
  }
  return { fromLead: fromLead.subarray(0, count), fromOther: fromOther.subarray(0, count), both };
}

function mapped<K>(
  columns: ReadonlyMap<K, Float64Array>,
  change: (column: Float64Array) => Float64Array,
): ReadonlyMap<K, Float64Array> {
  return new Map([...columns].map(([name, column]) => [name, change(column)]));
}

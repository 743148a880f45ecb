import { durationS, numberOf } from "../number-text.ts";
import { isPlanName, stepIn } from "../training-row.ts";
import { epochNames, stepNames } from "./names.ts";

type Row = Readonly<Record<string, unknown>>;

/** Columns that place a row though their names alone do not tell. */
export interface Counters {
  /** Counts the batches anew in each epoch: the step of rows that have no other. */
  readonly batch: string | null;
  /** What others are to be read as: a time that rises from row to row, `epochs` that do. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Named as if they told how long the training was to be, and rise: they repeat the step. */
  readonly risen: ReadonlySet<string>;
}

export const noCounters: Counters = { batch: null, renamed: new Map(), risen: new Set() };

const batchName = /^(?:mini_?)?batch(?:_?(?:id|idx|index|no|num|number|step))?$/i;
const timeName =
  /^(?:time|time_?s(?:ec(?:ond)?s?)?|sec(?:ond)?s?|run_?time|duration|wall_?(?:clock_?)?time|(?:total|train|training|cumulative)_time|relative[ _]time.*)(?:_s|_sec)?$/i;
const elapsedName = /^(?:elapsed(?:_.*)?|time[_/]?elapsed|_runtime)$/i;
const epochsName = /^epochs$/i;

/** @param rows the first of a log */
export function countersOf(names: readonly string[], rows: readonly Row[]): Counters {
  const hasEpoch = names.some((name) => epochNames.includes(name));
  const hasStep = rows.some((row) => stepIn(row, stepNames) !== null);
  const batch = hasEpoch && !hasStep ? names.find((name) => isBatch(name, rows)) : undefined;
  const time = names.some((name) => elapsedName.test(name))
    ? undefined
    : names.find((name) => timeName.test(name) && isClock(numbersOf(name, rows, durationS)));
  const epochs = hasEpoch
    ? undefined
    : names.find((name) => epochsName.test(name) && isRising(numbersOf(name, rows)));
  const renamed = new Map<string, string>();
  if (time !== undefined) renamed.set(time, nameOfTime(numbersOf(time, rows, durationS)));
  if (epochs !== undefined) renamed.set(epochs, "epoch");
  const risen = names.filter(
    (name) => isPlanName(name) && !renamed.has(name) && isRising(numbersOf(name, rows)),
  );
  return { batch: batch ?? null, renamed, risen: new Set(risen) };
}

/** Ascends within the rows of an epoch, and begins anew with the next one. */
function isBatch(name: string, rows: readonly Row[]): boolean {
  if (!batchName.test(name)) return false;
  let rises = 0;
  let [epoch, last]: [number | null, number] = [null, -Infinity];
  for (const row of rows) {
    const at = stepIn(row, [name]);
    const own = epochNames.map((one) => numberOf(row[one])).find((one) => one !== undefined);
    if (at === null || own === undefined) continue;
    if (own === epoch && at < last) return false;
    if (own === epoch && at > last) rises++;
    [epoch, last] = [own, at];
  }
  return rises > 0;
}

function numbersOf(
  name: string,
  rows: readonly Row[],
  read: (value: unknown) => number | undefined = numberOf,
): readonly number[] {
  return rows.flatMap((row) => read(row[name]) ?? numberOf(row[name]) ?? []);
}

/** More than once, and never down. */
function isRising(values: readonly number[]): boolean {
  const falls = values.some((value, at) => value < (values[at - 1] ?? -Infinity));
  return !falls && new Set(values).size > 1;
}

/** A time since the start, or since 1970, that rises; a few falls to a beginning are restarts. What a step took goes up and down. */
function isClock(values: readonly number[]): boolean {
  const rises = values.filter((value, at) => at > 0 && value > (values[at - 1] ?? 0)).length;
  const falls = values.filter((value, at) => value < (values[at - 1] ?? -Infinity));
  const most = Math.max(...values);
  const areRestarts =
    falls.length * 4 <= values.length && falls.every((value) => value * 4 <= most);
  const isLong = most >= 3 * Math.min(...values) || Math.min(...values) > 1e8;
  return (
    values.length >= fewest &&
    rises * 10 >= (values.length - 1 - falls.length) * 9 &&
    areRestarts &&
    isLong
  );
}

/** Fewer may rise by chance. */
const fewest = 4;

function nameOfTime(values: readonly number[]): string {
  return Math.min(...values) > 1e8 ? "timestamp" : "elapsed_time";
}

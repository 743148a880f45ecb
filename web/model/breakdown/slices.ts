import { type Comparison, type Direction, benjaminiHochberg } from "@evalsite/statistics";
import type { Group, Grouping } from "./grouping.ts";
import { ChangeTest } from "./change-test.ts";
import { RestTest } from "./rest-test.ts";

/** A field of the items, by which they are grouped. */
export interface Field {
  /** The column. */
  readonly name: string;
  /** By item. */
  readonly grouping: Grouping;
}

/** One group of a field, or what two groups of two fields have in common. */
export interface Slice {
  readonly parts: readonly { readonly field: string; readonly group: Group }[];
  readonly n: number;
  /** Mean score of its items. */
  readonly mean: number;
  /** Of the items it is held against: the rest, or the same ones in the baseline. */
  readonly other: number;
  readonly difference: number;
  readonly interval: Comparison["interval"];
  readonly p: number;
}

/** What was tried on one benchmark. */
export interface TriedSlices {
  /** Every p, so that several benchmarks can be corrected together. */
  readonly ps: Float64Array;
  /** Those that are worse, or changed, most, with their places in `ps`. */
  readonly slices: readonly { readonly slice: Slice; readonly at: number }[];
  /** Pairs of fields that were left out, as there were too many to try. */
  readonly pairsLeftOut: number;
}

/** What is known of the items of a slice, and what can be said of it. */
export interface SliceTest {
  /** A new list of sums, all empty, for so many slices. */
  readonly start: (slices: number) => SliceSums;
}

export interface SliceSums {
  readonly add: (slice: number, item: number) => void;
  /** Items that count. */
  readonly sizeOf: (slice: number) => number;
  readonly result: (slice: number) => Omit<Slice, "parts"> | null;
}

/** A smaller group says more of chance than of the run. */
export const leastItems = 20;
/** Visits of an item that pairs of fields may take: some seconds' worth would be too much for a page. */
const mostVisits = 40_000_000;
/** Slices that are handed on. */
const mostKept = 200;

/** A run against itself: which slices score worse than the rest of its items. @param scores by item; NaN: no score */
export function weakSlices(
  scores: Float64Array,
  fields: readonly Field[],
  direction: Direction,
): TriedSlices {
  const sign = direction === "lower" ? -1 : 1;
  return trySlices(new RestTest(scores), scores.length, fields, (slice) => sign * slice.difference);
}

/** A run against the baseline: which slices changed. */
export function changedSlices(
  baseline: Float64Array,
  candidate: Float64Array,
  fields: readonly Field[],
  direction: Direction,
): TriedSlices {
  const test = new ChangeTest(baseline, candidate, direction);
  return trySlices(test, baseline.length, fields, (slice) => -Math.abs(slice.difference));
}

interface Found {
  readonly slice: Slice;
  readonly at: number;
}

function trySlices(
  test: SliceTest,
  items: number,
  fields: readonly Field[],
  rankOf: (slice: Slice) => number,
): TriedSlices {
  const ps: number[] = [];
  const found: Found[] = [];
  const note = (result: Omit<Slice, "parts"> | null, parts: Slice["parts"]) => {
    if (result === null) return;
    found.push({ slice: { parts, ...result }, at: ps.length });
    ps.push(result.p);
  };
  const useful = fields.filter(({ grouping }) => grouping.groups.length > 1);
  const singles = useful.map((field) => sumsOf(test, items, field));
  useful.forEach(({ name, grouping }, at) =>
    grouping.groups.forEach((group, code) => {
      const sums = singles[at];
      if (sums && isTried(sums.sizeOf(code))) note(sums.result(code), [{ field: name, group }]);
    }),
  );
  const pairs = useful.flatMap((a, at) => useful.slice(at + 1).map((b) => [a, b] as const));
  const room = Math.floor(mostVisits / Math.max(1, items));
  for (const [a, b] of pairs.slice(0, room)) {
    const [one, other] = [singles[useful.indexOf(a)], singles[useful.indexOf(b)]];
    const both = pairSums(test, items, a.grouping, b.grouping);
    const width = b.grouping.groups.length;
    a.grouping.groups.forEach((left, code) =>
      b.grouping.groups.forEach((right, second) => {
        const size = both.sizeOf(code * width + second);
        // The same items as one of the two alone: tried already.
        const isNew = size < (one?.sizeOf(code) ?? 0) && size < (other?.sizeOf(second) ?? 0);
        if (!isNew || !isTried(size)) return;
        note(both.result(code * width + second), [
          { field: a.name, group: left },
          { field: b.name, group: right },
        ]);
      }),
    );
  }
  return {
    ps: Float64Array.from(ps),
    slices: found.toSorted((a, b) => byRank(a.slice, b.slice, rankOf)).slice(0, mostKept),
    pairsLeftOut: Math.max(0, pairs.length - room),
  };
}

function isTried(size: number): boolean {
  return size >= leastItems;
}

/** The surest first among those on the side that is looked for. */
function byRank(a: Slice, b: Slice, rankOf: (slice: Slice) => number): number {
  const [one, other] = [rankOf(a) < 0, rankOf(b) < 0];
  if (one !== other) return one ? -1 : 1;
  return a.p - b.p || rankOf(a) - rankOf(b);
}

function sumsOf(test: SliceTest, items: number, { grouping }: Field): SliceSums {
  const sums = test.start(grouping.groups.length);
  for (let item = 0; item < items; item++) sums.add(grouping.codes[item] ?? 0, item);
  return sums;
}

function pairSums(test: SliceTest, items: number, a: Grouping, b: Grouping): SliceSums {
  const width = b.groups.length;
  const sums = test.start(a.groups.length * width);
  for (let item = 0; item < items; item++)
    sums.add((a.codes[item] ?? 0) * width + (b.codes[item] ?? 0), item);
  return sums;
}

/** A slice among all that were tried, on one benchmark or several. */
export interface RankedSlice {
  /** Position of the benchmark. */
  readonly of: number;
  readonly slice: Slice;
  /** After Benjamini and Hochberg, over all that were tried. */
  readonly q: number;
}

export interface RankedSlices {
  readonly tried: number;
  /** q ≤ 0.05 on the side that is looked for, those that are furthest off at the least first. */
  readonly found: readonly RankedSlice[];
  /** Pairs whose items do no worse than one of the two fields alone says. */
  readonly explained: number;
  readonly pairsLeftOut: number;
}

/** Corrects for everything that was tried and keeps what stands. @param isWanted whether a slice is on the side looked for */
export function rankSlices(
  tried: readonly TriedSlices[],
  isWanted: (slice: Slice) => boolean,
): RankedSlices {
  const qs = benjaminiHochberg(tried.flatMap(({ ps }) => [...ps]));
  let first = 0;
  const resolved = tried.flatMap(({ ps, slices }, of) => {
    const from = first;
    first += ps.length;
    return slices.flatMap(({ slice, at }): readonly RankedSlice[] => {
      const q = qs[from + at] ?? 1;
      return q <= 0.05 && isWanted(slice) ? [{ of, slice, q }] : [];
    });
  });
  const found = resolved.filter((one) => !isExplained(one, resolved));
  return {
    tried: qs.length,
    found: found.toSorted((a, b) => leastOf(b.slice) - leastOf(a.slice)),
    explained: resolved.length - found.length,
    pairsLeftOut: tried.reduce((sum, { pairsLeftOut }) => sum + pairsLeftOut, 0),
  };
}

/** How far off a slice is at the least: the end of its interval that is nearer to 0. */
function leastOf({ difference, interval }: Slice): number {
  if (interval === null) return Math.abs(difference);
  return difference < 0 ? -interval.high : interval.low;
}

/** A pair, of which one part alone is as far off, as far as its interval tells. */
function isExplained(one: RankedSlice, all: readonly RankedSlice[]): boolean {
  if (one.slice.parts.length < 2) return false;
  return all.some(({ of, slice }) => {
    const [part] = slice.parts;
    const isPart =
      of === one.of &&
      slice.parts.length === 1 &&
      one.slice.parts.some(({ field, group }) => field === part?.field && group === part.group);
    if (!isPart || one.slice.interval === null) return false;
    const { difference, interval } = one.slice;
    const half = difference < 0 ? interval.high - difference : difference - interval.low;
    const least = Math.abs(difference) - chanceOfMany * half;
    return (
      Math.sign(slice.difference) === Math.sign(difference) && Math.abs(slice.difference) >= least
    );
  });
}

/** Of many pairs some lie outside their interval by chance: this many times as far off (z = 3.1), few do. */
const chanceOfMany = 1.6;

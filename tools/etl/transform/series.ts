import type { CurveEvent, Series } from "@evalsite/protocol";
import { type IssueFact, type TrainingEvent, type TrainingRow, issue } from "../extract/fact.ts";
import { downsample, overviewCap } from "./downsample.ts";
import { seriesName } from "./series-names.ts";
import { spikes } from "./spikes.ts";

/** Curves of a run, and what became of each value that the logs held. */
export interface Curves {
  readonly series: readonly Series[];
  /** Full-resolution data of down-sampled series, by series name. */
  readonly shards: ReadonlyMap<string, Shard>;
  readonly events: readonly CurveEvent[];
  readonly issues: readonly IssueFact[];
  readonly pointsIn: number;
  readonly pointsOut: number;
}

export interface Shard {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

type AxisName = "epoch" | "elapsed_s" | "wall_s" | "tokens" | "samples";
type XIs = Series["x_is"];

interface Reading {
  readonly step: number;
  readonly value: number;
  readonly row: TrainingRow;
}

/** All readings of one series from one source (a file, at one rank), in log order. */
interface Track {
  readonly name: string;
  readonly file: string;
  readonly rank: number;
  readonly xIs: XIs;
  readonly readings: Reading[];
}

/** Rows of all logs of a run to its curves. Nothing is smoothed. */
export function curvesOf(rows: readonly TrainingRow[], marks: readonly TrainingEvent[]): Curves {
  const tracks = tracksOf(rows);
  const events: CurveEvent[] = marks.map((mark) => ({
    step: mark.step,
    kind: mark.event,
    series: null,
    from: null,
  }));
  const issues: IssueFact[] = [];
  const series: Series[] = [];
  const shards = new Map<string, Shard>();
  for (const [name, sources] of byName(tracks)) {
    const cleaned = continued(sources).map((track) => withoutRestarts(track, events, issues));
    for (const track of mergeSources(cleaned, issues)) {
      const shown = track.xIs === cleaned[0]?.xIs ? name : `${name} (${track.xIs})`;
      const { curve, shard } = seriesOf(shown, track);
      series.push(curve);
      if (shard) shards.set(shown, shard);
      events.push(...spikes(shown, track.readings));
      events.push(...curve.non_finite.map((point) => nonFiniteEvent(shown, point.step)));
    }
  }
  const pointsOut = series.reduce(
    (sum, one) => sum + (one.n_total ?? one.points.length) + one.non_finite.length,
    0,
  );
  return {
    series: series.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    shards,
    events: distinctEvents(events),
    issues,
    pointsIn: tracks.reduce((sum, track) => sum + track.readings.length, 0),
    pointsOut,
  };
}

function tracksOf(rows: readonly TrainingRow[]): readonly Track[] {
  const tracks = new Map<string, Track>();
  const rowNumbers = new Map<string, number>();
  for (const row of rows) {
    const source = `${row.place.file}\n${row.rank}`;
    const number = rowNumbers.get(source) ?? 0;
    rowNumbers.set(source, number + 1);
    const { step, xIs } = positionOf(row, number);
    for (const [raw, value] of row.values) {
      const name = seriesName(raw, row.naming);
      const key = `${source}\n${xIs}\n${name}`;
      const track = tracks.get(key) ?? newTrack(name, row, xIs);
      tracks.set(key, track);
      track.readings.push({ step, value, row });
    }
  }
  return [...tracks.values()];
}

function newTrack(name: string, row: TrainingRow, xIs: XIs): Track {
  return { name, file: row.place.file, rank: row.rank, xIs, readings: [] };
}

/** A log without steps is drawn over its epochs, or over its rows, and says so. */
function positionOf(row: TrainingRow, number: number): { step: number; xIs: XIs } {
  if (row.step !== null) return { step: row.step, xIs: "step" };
  if (row.axes.epoch !== undefined) return { step: row.axes.epoch, xIs: "epoch" };
  return { step: number, xIs: "row" };
}

function byName(tracks: readonly Track[]): ReadonlyMap<string, readonly Track[]> {
  return Map.groupBy(tracks, (track) => track.name);
}

/**
 * Where a step goes back, the older points from there on are replaced (TensorBoard's preemption);
 * of equal steps the last wins.
 */
function withoutRestarts(track: Track, events: CurveEvent[], issues: IssueFact[]): Track {
  const kept: Reading[] = [];
  let replaced = 0;
  let restarts = 0;
  for (const reading of track.readings) {
    const last = kept.at(-1);
    if (last && reading.step < last.step) {
      restarts++;
      events.push({ step: reading.step, kind: "restart", series: null, from: last.step });
    }
    while ((kept.at(-1)?.step ?? -Infinity) >= reading.step) {
      kept.pop();
      replaced++;
    }
    kept.push(reading);
  }
  if (replaced > 0) issues.push(replacedIssue(track, replaced, restarts));
  return { ...track, readings: kept };
}

function replacedIssue(track: Track, replaced: number, restarts: number): IssueFact {
  const place = { file: track.file, line: null };
  const why = restarts > 0 ? `${restarts} restart(s)` : "repeated steps";
  return issue("points-replaced", "note", place, `${track.name}: ${replaced} point(s), ${why}`);
}

/** A log that takes up where another of its kind stopped, and may overlap it, continues it. */
function continued(tracks: readonly Track[]): readonly Track[] {
  const chains: Track[] = [];
  for (const track of tracks.toSorted(inTime)) {
    const before = chains.findLastIndex((chain) => isContinuedBy(chain, track));
    const chain = chains[before];
    if (!chain) chains.push(track);
    else chains[before] = { ...chain, readings: [...chain.readings, ...track.readings] };
  }
  return chains.toSorted(better);
}

function isContinuedBy(chain: Track, track: Track): boolean {
  const [first, next] = [chain.readings[0], track.readings[0]];
  const sameKind = chain.rank === track.rank && chain.xIs === track.xIs && chain.xIs !== "row";
  return sameKind && first !== undefined && next !== undefined && next.step > first.step;
}

function inTime(a: Track, b: Track): number {
  const start = (track: Track) => track.readings[0]?.row.axes.wallS ?? 0;
  return (
    start(a) - start(b) || (a.readings[0]?.step ?? 0) - (b.readings[0]?.step ?? 0) || order(a, b)
  );
}

/** Steps before epochs and rows, then the better source. */
function better(a: Track, b: Track): number {
  return Number(b.xIs === "step") - Number(a.xIs === "step") || b.rank - a.rank || order(a, b);
}

/** The first source leads; others of its axis fill in steps it lacks, others stay beside it. */
function mergeSources(tracks: readonly Track[], issues: IssueFact[]): readonly Track[] {
  const merged: Track[] = [];
  for (const track of tracks) {
    const lead = merged.find((candidate) => candidate.xIs === track.xIs);
    const covering = merged.find((candidate) => covers(candidate, track));
    if (lead) merged[merged.indexOf(lead)] = filledIn(lead, track, issues);
    else if (covering) issues.push(supersededIssue(track, covering, track.readings.length));
    else merged.push(track);
  }
  return merged;
}

/** Does a series over steps know its epochs, and are those the other one's points? */
function covers(lead: Track, track: Track): boolean {
  if (lead.xIs !== "step" || track.xIs !== "epoch") return false;
  const epochs = new Set(lead.readings.map(({ row }) => row.axes.epoch?.toFixed(1)));
  return track.readings.every(({ step }) => epochs.has(step.toFixed(1)));
}

function filledIn(lead: Track, other: Track, issues: IssueFact[]): Track {
  const readings = new Map(lead.readings.map((reading) => [reading.step, reading]));
  let superseded = 0;
  for (const reading of other.readings) {
    const known = readings.get(reading.step);
    if (known) superseded++;
    readings.set(reading.step, known ? withAxesOf(known, reading) : reading);
  }
  if (superseded > 0) issues.push(supersededIssue(other, lead, superseded));
  return { ...lead, readings: [...readings.values()].toSorted((a, b) => a.step - b.step) };
}

/** The better source may lack an axis that the other one has, such as the time. */
function withAxesOf(reading: Reading, other: Reading): Reading {
  return { ...reading, row: { ...reading.row, axes: { ...other.row.axes, ...reading.row.axes } } };
}

function order(a: Track, b: Track): number {
  return a.file < b.file ? -1 : 1;
}

function supersededIssue(track: Track, lead: Track, count: number): IssueFact {
  const place = { file: track.file, line: null };
  const text = `${track.name}: ${count} point(s) given by ${lead.file} too`;
  return issue("points-superseded", "note", place, text);
}

function seriesOf(name: string, track: Track): { curve: Series; shard: Shard | null } {
  const finite = track.readings.filter((reading) => Number.isFinite(reading.value));
  const chosen = downsample(finite);
  const points = chosen.map(({ step, value }) => ({ step, value }));
  const large = finite.length > overviewCap;
  const curve: Series = {
    name,
    points,
    x: axesOf(chosen),
    x_is: track.xIs,
    non_finite: track.readings
      .filter((reading) => !Number.isFinite(reading.value))
      .map(({ step, value }) => ({ step, value: spelled(value) })),
    n_total: finite.length,
    downsampled: large ? { method: "minmax", n: points.length } : null,
    shard: null,
    stats: statsOf(finite),
    source: track.file,
  };
  const shard = large
    ? { steps: finite.map(({ step }) => step), values: finite.map(({ value }) => value) }
    : null;
  return { curve, shard };
}

function spelled(value: number): "NaN" | "Infinity" | "-Infinity" {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

const axisFields = [
  ["epoch", "epoch"],
  ["elapsed_s", "elapsedS"],
  ["wall_s", "wallS"],
  ["tokens", "tokens"],
  ["samples", "samples"],
] as const;

function axesOf(readings: readonly Reading[]): Series["x"] {
  const axes = axisFields
    .map(([name, field]) => [name, readings.map(({ row }) => row.axes[field] ?? null)] as const)
    .filter(([, values]) => values.some((value) => value !== null));
  return Object.fromEntries(axes) satisfies Partial<Record<AxisName, (number | null)[]>>;
}

function statsOf(readings: readonly Reading[]): Series["stats"] {
  const first = readings[0];
  const last = readings.at(-1);
  if (!first || !last) return null;
  let min = first;
  let max = first;
  for (const reading of readings) {
    if (reading.value < min.value) min = reading;
    if (reading.value > max.value) max = reading;
  }
  return {
    first: first.value,
    last: last.value,
    min: min.value,
    min_step: min.step,
    max: max.value,
    max_step: max.step,
  };
}

function nonFiniteEvent(series: string, step: number): CurveEvent {
  return { step, kind: "non-finite", series, from: null };
}

/** A restart shows in every series of a log; it is one event. */
function distinctEvents(events: readonly CurveEvent[]): readonly CurveEvent[] {
  const distinct = new Map(events.map((event) => [JSON.stringify(event), event]));
  return [...distinct.values()].toSorted(
    (a, b) => a.step - b.step || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
}

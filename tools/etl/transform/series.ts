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
    const cleaned = sources.map((track) => withoutRestarts(track, events, issues));
    const merged = mergeSources(cleaned, issues);
    const { curve, shard } = seriesOf(name, merged);
    series.push(curve);
    if (shard) shards.set(name, shard);
    events.push(...spikes(name, merged.readings));
    events.push(...curve.non_finite.map((point) => nonFiniteEvent(name, point.step)));
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

/** The highest-ranked source leads; lower ones fill in steps it lacks. */
function mergeSources(tracks: readonly Track[], issues: IssueFact[]): Track {
  const ordered = tracks.toSorted(
    (a, b) => Number(b.xIs === "step") - Number(a.xIs === "step") || b.rank - a.rank || order(a, b),
  );
  const [lead, ...others] = ordered;
  if (!lead) throw new Error("a series without a source");
  const readings = new Map(lead.readings.map((reading) => [reading.step, reading]));
  for (const other of others) {
    let superseded = 0;
    for (const reading of other.readings) {
      const known = other.xIs === lead.xIs ? readings.get(reading.step) : undefined;
      if (known) readings.set(reading.step, withAxesOf(known, reading));
      else if (other.xIs === lead.xIs) readings.set(reading.step, reading);
      if (known || other.xIs !== lead.xIs) superseded++;
    }
    if (superseded > 0) issues.push(supersededIssue(other, lead, superseded));
  }
  const sorted = [...readings.values()].toSorted((a, b) => a.step - b.step);
  return { ...lead, readings: sorted };
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

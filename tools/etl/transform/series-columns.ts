import type { Series } from "@evalsite/protocol";
import type { Axes, TrainingRow } from "../extract/fact.ts";
import type { Occurrence } from "./issues.ts";
import { NameLimit } from "./name-limit.ts";
import { GrowingNumbers, type NumberStore, RowNumbers } from "./growing-numbers.ts";
import type { Readings } from "./readings.ts";
import { seriesName } from "./series-names.ts";

type XIs = Series["x_is"];

/** All readings of one series from one source (a file, at one rank), in log order. */
export interface Track {
  readonly name: string;
  readonly file: string;
  readonly rank: number;
  readonly xIs: XIs;
  readonly readings: Readings;
}

/** A track of which only the numbers are held. */
interface StoredTrack {
  readonly name: string;
  readonly source: Source;
  readonly xIs: XIs;
  readonly rows: RowNumbers;
  readonly values: GrowingNumbers;
}

/** The rows of one file at one rank, by columns. */
interface Source {
  readonly file: string;
  readonly rank: number;
  count: number;
  readonly positions: GrowingNumbers;
  readonly axes: Map<keyof Axes, GrowingNumbers>;
  /** By what `step` is, then by the name as logged: several such names may lead to one track. */
  readonly tracks: Map<XIs, Map<string, StoredTrack>>;
}

/**
 * Training rows as columns of numbers: a row of a hundred values takes two kilobytes here, and ten
 * times that as an object. Each series is read back by itself.
 */
export class SeriesColumns {
  /** Rows taken. */
  length = 0;
  /** Values in them. */
  values = 0;
  private readonly sources = new Map<string, Source>();
  private readonly byName = new Map<string, StoredTrack[]>();
  private readonly store: NumberStore | null;
  private readonly limit = new NameLimit("series");

  /** @param store takes the numbers of long series; null: memory does */
  constructor(store: NumberStore | null = null) {
    this.store = store;
  }

  add(row: TrainingRow): void {
    const source = this.sourceOf(row);
    const number = source.count++;
    const { step, xIs } = positionOf(row, number);
    source.positions.push(step);
    for (const [axis, value] of axesIn(row.axes)) {
      const column = source.axes.get(axis) ?? new GrowingNumbers(this.store);
      source.axes.set(axis, column);
      column.padTo(number);
      column.push(value);
    }
    for (const [raw, value] of row.values) {
      const track = this.trackOf(source, row, xIs, raw);
      if (track === null) continue;
      track.rows.push(number);
      track.values.push(value);
    }
    this.length++;
    this.values += row.values.size;
  }

  get issues(): readonly Occurrence[] {
    return this.limit.issues;
  }

  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** How many values a series has, from all sources. */
  count(name: string): number {
    return (this.byName.get(name) ?? []).reduce((sum, { values }) => sum + values.length, 0);
  }

  /** About how many characters of JSON a series takes; taken from some of its values. */
  size(name: string): number {
    return (this.byName.get(name) ?? []).reduce((sum, track) => sum + sizeOf(track), 0);
  }

  /** What the sources say of one series. */
  tracks(name: string): readonly Track[] {
    return (this.byName.get(name) ?? []).map(readTrack);
  }

  private sourceOf({ place, rank }: TrainingRow): Source {
    const key = `${place.file}\n${rank}`;
    const known = this.sources.get(key);
    if (known !== undefined) return known;
    const positions = new GrowingNumbers(this.store);
    const tracks = new Map<XIs, Map<string, StoredTrack>>();
    const source = { file: place.file, rank, count: 0, positions, axes: new Map(), tracks };
    this.sources.set(key, source);
    return source;
  }

  /** Null if there is no room for one more series. */
  private trackOf(source: Source, row: TrainingRow, xIs: XIs, raw: string): StoredTrack | null {
    const ofAxis = source.tracks.get(xIs) ?? new Map<string, StoredTrack>();
    source.tracks.set(xIs, ofAxis);
    const key = row.naming === "trainer" ? raw : `${row.naming}\n${raw}`;
    const known = ofAxis.get(key);
    if (known !== undefined) return known;
    const name = seriesName(raw, row.naming);
    if (!this.limit.admits(name, row.place)) return null;
    const track = this.trackNamed(source, xIs, name);
    ofAxis.set(key, track);
    return track;
  }

  private trackNamed(source: Source, xIs: XIs, name: string): StoredTrack {
    const tracks = this.byName.get(name) ?? [];
    this.byName.set(name, tracks);
    const known = tracks.find((track) => track.source === source && track.xIs === xIs);
    if (known !== undefined) return known;
    const { store } = this;
    const [rows, values] = [new RowNumbers(store), new GrowingNumbers(store)];
    const track = { name, source, xIs, rows, values };
    tracks.push(track);
    return track;
  }
}

/** A log without steps is drawn over its epochs, or over its rows, and says so. */
function positionOf(row: TrainingRow, number: number): { step: number; xIs: XIs } {
  if (row.step !== null) return { step: row.step, xIs: "step" };
  if (row.axes.epoch !== undefined) return { step: row.axes.epoch, xIs: "epoch" };
  return { step: number, xIs: "row" };
}

export const axisKeys = ["epoch", "elapsedS", "wallS", "tokens", "samples"] as const;

function axesIn(axes: Axes): readonly (readonly [keyof Axes, number])[] {
  return axisKeys.flatMap((axis) => {
    const value = axes[axis];
    return value === undefined ? [] : [[axis, value] as const];
  });
}

function readTrack({ name, source, xIs, rows, values }: StoredTrack): Track {
  const { file, rank, positions, axes } = source;
  const readings = {
    steps: rows.pick(positions),
    values: values.slice(0, values.length),
    axes: new Map([...axes].map(([axis, column]) => [axis, rows.pick(column)])),
  };
  return { name, file, rank, xIs, readings };
}

const probes = 50;

function sizeOf({ source, rows, values }: StoredTrack): number {
  const count = Math.min(probes, values.length);
  let characters = 0;
  for (let probe = 0; probe < count; probe++) {
    const at = Math.floor((probe * values.length) / count);
    const row = rows.at(at);
    const numbers = [source.positions, ...source.axes.values()].map((column) => column.at(row));
    characters += JSON.stringify([values.at(at), ...numbers]).length + pointSyntax;
  }
  return count === 0 ? 0 : (characters * values.length) / count;
}

/** What a point takes beside its numbers: `{"step":,"value":}`. */
const pointSyntax = 18;

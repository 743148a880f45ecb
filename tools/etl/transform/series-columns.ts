import type { Series } from "@evalsite/protocol";
import type { Axes, RowLabel, TrainingRow, TrainingStart } from "../extract/fact.ts";
import type { Occurrence } from "./issues.ts";
import { NameLimit } from "./name-limit.ts";
import { EpochLengths, type GlobalStep } from "./epoch-lengths.ts";
import { type Extent, widened } from "./extent.ts";
import { GrowingNumbers, type NumberStore, RowNumbers } from "./growing-numbers.ts";
import { type LabelNumbers, labelNumbers } from "./label-numbers.ts";
import type { Column, Readings } from "./readings.ts";
import { seriesName, splitOfPath } from "./series-names.ts";
import { Stopwatch, mostProcesses } from "./stopwatch.ts";

export type XIs = Series["x_is"];

/** All values with one name as logged and the same labels, from one file at one rank, in log order. */
export interface Strand {
  /** The canonical name. */
  readonly name: string;
  readonly raw: string;
  readonly labels: readonly RowLabel[];
  readonly file: string;
  readonly rank: number;
  readonly xIs: XIs;
  /** From when to when the source was written, in seconds since 1970, and over which steps; null where it does not tell. */
  readonly clock: Extent | null;
  readonly steps: Extent | null;
  /** Rows, ascending, that are the first of a new process. */
  readonly begins: Float64Array;
  /** Steps that were counted anew in each epoch are counted on in these readings, by this rule. */
  readonly counted: GlobalStep | null;
  readonly readings: Readings;
}

/** A strand of which only the numbers are held. */
interface StoredStrand extends Pick<Strand, "name" | "raw" | "labels" | "xIs"> {
  readonly source: Source;
  readonly writer: Writer;
  readonly rows: RowNumbers;
  readonly values: GrowingNumbers;
  readonly bands: readonly [GrowingNumbers, GrowingNumbers];
}

/** The rows of one file at one rank, by columns. */
interface Source {
  readonly file: string;
  readonly rank: number;
  readonly split: string | null;
  count: number;
  clock: Extent | null;
  steps: Extent | null;
  readonly positions: GrowingNumbers;
  readonly axes: Map<keyof Axes, GrowingNumbers>;
  /** Rows before which another process is known to have begun. */
  readonly begins: number[];
  readonly epochs: EpochLengths;
  readonly labels: LabelNumbers;
  /** By what is the same in many rows: what `step` is, split and labels. */
  readonly writers: Map<string, Writer>;
}

/** Rows of a source that have the same labels. */
interface Writer {
  readonly labels: readonly RowLabel[];
  readonly stopwatch: Stopwatch;
  /** By the name as logged. */
  readonly strands: Map<string, StoredStrand>;
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
  private readonly byName = new Map<string, StoredStrand[]>();
  private readonly store: NumberStore | null;
  private readonly limit = new NameLimit("series");

  /** @param store takes the numbers of long series; null: memory does */
  constructor(store: NumberStore | null = null) {
    this.store = store;
  }

  add(row: TrainingRow): void {
    const source = this.sourceOf(row.place.file, row.rank);
    const number = source.count++;
    const { step, xIs } = positionOf(row, number);
    source.positions.push(step);
    for (const [axis, value] of axesIn(row.axes)) {
      const column = source.axes.get(axis) ?? new GrowingNumbers(this.store);
      source.axes.set(axis, column);
      column.padTo(number);
      column.push(value);
    }
    if (row.axes.wallS !== undefined) source.clock = widened(source.clock, row.axes.wallS);
    if (xIs === "step") source.steps = widened(source.steps, step);
    const writer = writerOf(source, row, xIs);
    if (xIs === "step") count(source, writer, row, step, number);
    for (const [raw, value] of row.values) {
      const strand = writer.strands.get(raw) ?? this.newStrand(source, writer, row, xIs, raw);
      if (strand === null) continue;
      strand.rows.push(number);
      strand.values.push(value);
      const band = row.bands?.get(raw);
      if (band) pushBand(strand, band.low, band.high);
    }
    this.length++;
    this.values += row.values.size;
  }

  /** What follows in this file was written by another process. */
  begin({ place, rank }: TrainingStart): void {
    const { begins, count: next } = this.sourceOf(place.file, rank);
    if (begins.at(-1) !== next && begins.length < mostProcesses) begins.push(next);
  }

  /** What there was no room for. */
  get issues(): readonly Occurrence[] {
    return this.limit.issues;
  }

  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** How many values have a name, from all sources. */
  count(name: string): number {
    return (this.byName.get(name) ?? []).reduce((sum, { values }) => sum + values.length, 0);
  }

  /** About how many characters of JSON they take; taken from some of them. */
  size(name: string): number {
    return (this.byName.get(name) ?? []).reduce((sum, strand) => sum + sizeOf(strand), 0);
  }

  /** Files in which a name stands. */
  files(name: string): ReadonlySet<string> {
    return new Set((this.byName.get(name) ?? []).map(({ source }) => source.file));
  }

  /** All that the sources say under one name. */
  strands(name: string): readonly Strand[] {
    return (this.byName.get(name) ?? []).map(readStrand);
  }

  private sourceOf(file: string, rank: number): Source {
    const key = `${file}\n${rank}`;
    const known = this.sources.get(key);
    if (known !== undefined) return known;
    const source: Source = {
      file,
      rank,
      split: splitOfPath(file),
      count: 0,
      clock: null,
      steps: null,
      positions: new GrowingNumbers(this.store),
      axes: new Map(),
      begins: [],
      epochs: new EpochLengths(),
      labels: labelNumbers(),
      writers: new Map(),
    };
    this.sources.set(key, source);
    return source;
  }

  /** Null if there is no room for one more series. */
  private newStrand(
    source: Source,
    writer: Writer,
    row: TrainingRow,
    xIs: XIs,
    raw: string,
  ): StoredStrand | null {
    const { store } = this;
    const name = seriesName(raw, row.naming, { row: row.split ?? null, path: source.split });
    const words = writer.labels.map(({ key, value }) => `${key} ${value}`);
    if (!this.limit.admits([name, ...words].join("\n"), row.place)) return null;
    const [rows, values] = [new RowNumbers(store), new GrowingNumbers(store)];
    const bands = [new GrowingNumbers(store), new GrowingNumbers(store)] as const;
    const strand = { name, raw, labels: writer.labels, xIs, source, writer, rows, values, bands };
    const known = this.byName.get(name);
    if (known) known.push(strand);
    else this.byName.set(name, [strand]);
    writer.strands.set(raw, strand);
    return strand;
  }
}

function writerOf(source: Source, row: TrainingRow, xIs: XIs): Writer {
  const told = row.labels ? source.labels.kept(row.labels) : [];
  let key = `${xIs} ${row.naming} ${row.split ?? ""}`;
  for (const { key: name, value } of told) key += `\n${name}\n${value}`;
  const known = source.writers.get(key);
  if (known !== undefined) return known;
  const split = row.split === undefined ? [] : [splitLabel(row.split)];
  const writer = { labels: [...told, ...split], stopwatch: new Stopwatch(), strands: new Map() };
  source.writers.set(key, writer);
  return writer;
}

/** A metric's own name may say something else than the row. */
function splitLabel(split: string): RowLabel {
  return { key: "split", value: split, tells: "anything" };
}

/** Notes what tells of new processes and of epochs. */
function count(
  { epochs, split }: Source,
  { stopwatch }: Writer,
  row: TrainingRow,
  step: number,
  number: number,
): void {
  if (row.axes.elapsedS !== undefined) stopwatch.add(number, step, row.axes.elapsedS);
  if (row.axes.epoch !== undefined && (row.split ?? split ?? "train") === "train")
    epochs.add(row.axes.epoch, step);
}

function pushBand({ values, bands }: StoredStrand, low: number, high: number): void {
  for (const [at, value] of [low, high].entries()) {
    bands[at]?.padTo(values.length - 1);
    bands[at]?.push(value);
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

function readStrand(strand: StoredStrand): Strand {
  const { name, raw, labels, source, writer, xIs, rows, values, bands } = strand;
  const { file, rank, clock, steps, positions, axes, epochs } = source;
  const begins = new Set([...source.begins, ...writer.stopwatch.begins]);
  const columns = new Map<Column, Float64Array>([["row", rows.list()]]);
  for (const [axis, column] of axes) columns.set(axis, rows.pick(column));
  for (const [at, key] of (["low", "high"] as const).entries())
    if (bands[at]?.length) columns.set(key, bands[at].slice(0, values.length));
  const counted = xIs === "step" ? epochs.globalStep : null;
  const readings = {
    steps: rows.pick(positions),
    values: values.slice(0, values.length),
    axes: columns,
  };
  return {
    name,
    raw,
    labels,
    file,
    rank,
    clock,
    steps,
    xIs,
    counted,
    begins: Float64Array.from(begins).toSorted(),
    readings: counted === null ? readings : countedOn(readings, counted, name.startsWith("eval/")),
  };
}

/** A validation's own steps count its batches: it stands at the end of its epoch. */
function countedOn(readings: Readings, { of, endOf }: GlobalStep, isValidation: boolean): Readings {
  const epochs = readings.axes.get("epoch");
  const steps = readings.steps.map((step, at) => {
    const epoch = epochs?.[at] ?? Number.NaN;
    if (Number.isNaN(epoch)) return step;
    return isValidation ? endOf(epoch) : of(epoch, step);
  });
  return { ...readings, steps };
}

const probes = 50;

function sizeOf({ source, rows, values }: StoredStrand): number {
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

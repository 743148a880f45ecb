import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import type { Place, SampleFields } from "../extract/fact.ts";
import { isRecord } from "../extract/json-lines.ts";
import { readers } from "../extract/registry.ts";
import { mergeFields } from "../transform/finish-sample.ts";
import { giveBack, takeBuffer } from "./scratch.ts";
import {
  type LinesOfFile,
  NotPlainError,
  type PlainRows,
  type PlainSegment,
  type RowsSource,
  type SampleRow,
  type SpoolRef,
  type SpooledRow,
  type SpooledRows,
} from "./suite-samples.ts";

/**
 * Reads rows back, one at a time, in order.
 * @throws NotPlainError if a line is not what a plain file's lines are.
 */
export function readRows(source: RowsSource): Iterable<SampleRow> {
  return source.kind === "plain" ? plainRows(source) : spooledRows(source);
}

function* plainRows({ suite, segments }: PlainRows): Iterable<SampleRow> {
  for (const segment of segments) yield* rowsOfSegment(suite, segment);
}

function* rowsOfSegment(suite: string, segment: PlainSegment): Iterable<SampleRow> {
  const { subset, indexes } = segment;
  const reviews = segment.reviews && new LineReader(segment.reviews);
  const predictions = segment.predictions && new LineReader(segment.predictions);
  try {
    for (let at = 0; at < indexes.length; at++) {
      const index = String(indexes[at]);
      const review = reviews?.part(at, index);
      const prediction = predictions?.part(at, index);
      const fields = mergeFields(prediction?.fields, review?.fields);
      const places = [review, prediction].flatMap((part) => (part ? [part.place] : []));
      const repeat = fields.repeat ?? 0;
      const merged = { suite, subset, index, repeat, fields, places };
      yield { merged, group: fields.groupId ?? index };
    }
  } finally {
    reviews?.close();
    predictions?.close();
  }
}

interface Part {
  readonly place: Place;
  readonly fields: SampleFields;
}

/** Read at once; rows lie mostly in the order of the file. What is read is parsed while it is in the cache. */
const windowBytes = 1 << 18;

/** Lines of one file by row, read in windows as large as is worthwhile. */
class LineReader {
  private readonly source: LinesOfFile;
  private readonly file: number;
  private buffer = takeBuffer(windowBytes);
  private windowStart = 0;
  private windowEnd = 0;

  constructor(source: LinesOfFile) {
    this.source = source;
    this.file = openSync(source.path, "r");
  }

  close(): void {
    closeSync(this.file);
    giveBack(this.buffer);
  }

  /** Undefined if the file has no line for the row. */
  part(row: number, index: string): Part | undefined {
    const { lengths, lines, setting } = this.source;
    if ((lengths[row] ?? 0) === 0) return undefined;
    const line = lines[row] ?? 0;
    const value = this.value(row);
    const reader = readers.find(({ id }) => id === setting.reader);
    const sample = isRecord(value) ? reader?.plainSample?.(value, setting, line) : null;
    if (!sample || sample.index !== index) throw new NotPlainError(`${setting.file}:${line}`);
    return { place: { file: setting.file, line }, fields: sample.fields };
  }

  private value(row: number): unknown {
    try {
      return JSON.parse(this.text(row));
    } catch (error) {
      const { setting, lines } = this.source;
      throw new NotPlainError(`${setting.file}:${lines[row]}: ${String(error)}`);
    }
  }

  private text(row: number): string {
    const offset = this.source.offsets[row] ?? 0;
    const end = offset + (this.source.lengths[row] ?? 0);
    const isInside = offset >= this.windowStart && end <= this.windowEnd;
    if (!isInside) this.readWindow(row);
    return this.buffer.toString("utf8", offset - this.windowStart, end - this.windowStart);
  }

  /** From this row on as many as lie close together. */
  private readWindow(row: number): void {
    const { offsets, lengths } = this.source;
    let start = offsets[row] ?? 0;
    let end = start + (lengths[row] ?? 0);
    for (let next = row + 1; next < offsets.length; next++) {
      const length = lengths[next] ?? 0;
      if (length === 0) continue;
      const offset = offsets[next] ?? 0;
      const wider = { start: Math.min(start, offset), end: Math.max(end, offset + length) };
      if (wider.end - wider.start > windowBytes) break;
      ({ start, end } = wider);
    }
    if (this.buffer.length < end - start) {
      giveBack(this.buffer);
      this.buffer = takeBuffer(end - start);
    }
    const bytes = this.buffer.subarray(0, end - start);
    readExactly(this.file, start, bytes);
    if (!isUtf8(bytes)) throw new NotPlainError(`${this.source.setting.file} is not all UTF-8`);
    this.windowStart = start;
    this.windowEnd = end;
  }
}

function* spooledRows({ suite, file, entries }: SpooledRows): Iterable<SampleRow> {
  for (const entry of entries) {
    yield { merged: mergedEntry(suite, file, entry), group: entry.group };
  }
}

function mergedEntry(suite: string, file: number, entry: SpooledRow): SampleRow["merged"] {
  const prediction = entry.prediction ? spooledPart(file, entry.prediction) : undefined;
  const review = entry.review ? spooledPart(file, entry.review) : undefined;
  return {
    suite,
    subset: entry.subset,
    index: entry.index,
    repeat: entry.repeat ?? 0,
    fields: mergeFields(prediction?.fields, review?.fields),
    places: [review, prediction].flatMap((part) => (part ? [part.place] : [])),
  };
}

function spooledPart(file: number, { offset, length }: SpoolRef): Part {
  const part: Part = JSON.parse(spooledText(file, offset, length));
  return part;
}

function spooledText(file: number, offset: number, length: number): string {
  const buffer = takeBuffer(Math.max(length, windowBytes));
  readExactly(file, offset, buffer.subarray(0, length));
  const text = buffer.toString("utf8", 0, length);
  giveBack(buffer);
  return text;
}

function readExactly(file: number, offset: number, into: Buffer): void {
  for (let done = 0; done < into.length;) {
    const got = readSync(file, into, done, into.length - done, offset + done);
    if (got === 0) throw new NotPlainError("the file became shorter while it was read");
    done += got;
  }
}

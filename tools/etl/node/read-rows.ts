import { isUtf8 } from "node:buffer";
import { closeSync, openSync } from "node:fs";
import type { Place, SampleFields } from "../extract/fact.ts";
import { isRecord } from "../extract/json-lines.ts";
import { readers } from "../extract/registry.ts";
import { mergeFields } from "../transform/finish-sample.ts";
import { RangeReader } from "./range-reader.ts";
import {
  type LinesOfFile,
  NotPlainError,
  type PlainRows,
  type PlainSegment,
  type RowsSource,
  type SampleRow,
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

/** Lines of one file by row. */
class LineReader {
  private readonly source: LinesOfFile;
  private readonly file: number;
  private readonly ranges: RangeReader;

  constructor(source: LinesOfFile) {
    this.source = source;
    this.file = openSync(source.path, "r");
    this.ranges = new RangeReader(this.file, source, (bytes) => {
      if (!isUtf8(bytes)) throw new NotPlainError(`${source.setting.file} is not all UTF-8`);
    });
  }

  close(): void {
    closeSync(this.file);
    this.ranges.close();
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
    const { setting, lines } = this.source;
    try {
      return JSON.parse(this.ranges.text(row));
    } catch (error) {
      throw new NotPlainError(`${setting.file}:${lines[row]}: ${String(error)}`);
    }
  }
}

function* spooledRows({ suite, file, entries }: SpooledRows): Iterable<SampleRow> {
  const refs = entries.flatMap(({ prediction, review }) => [prediction, review]);
  const ranges = new RangeReader(file, {
    offsets: Float64Array.from(refs, (ref) => ref?.offset ?? 0),
    lengths: Uint32Array.from(refs, (ref) => ref?.length ?? 0),
  });
  const part = (at: number): Part | undefined => {
    const read: Part | undefined = refs[at] ? JSON.parse(ranges.text(at)) : undefined;
    return read;
  };
  try {
    for (const [at, entry] of entries.entries()) {
      yield { merged: merged(suite, entry, part(2 * at), part(2 * at + 1)), group: entry.group };
    }
  } finally {
    ranges.close();
  }
}

function merged(
  suite: string,
  entry: SpooledRow,
  prediction: Part | undefined,
  review: Part | undefined,
): SampleRow["merged"] {
  return {
    suite,
    subset: entry.subset,
    index: entry.index,
    repeat: entry.repeat ?? 0,
    fields: mergeFields(prediction?.fields, review?.fields),
    places: [review, prediction].flatMap((part) => (part ? [part.place] : [])),
  };
}

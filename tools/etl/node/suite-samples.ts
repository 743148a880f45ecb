import type { SampleFileSetting } from "../extract/fact.ts";
import type { MergedParts } from "../transform/finish-sample.ts";

/** All samples of one benchmark, in item order, wherever they are read from. */
export interface SuiteSamples {
  readonly kind: RowsSource["kind"];
  readonly suite: string;
  readonly samples: number;
  /** Samples with a prediction and no review. */
  readonly unreviewed: number;
  /** Rows `first` up to, not including, `end`: as much as another thread needs to read them. */
  rows(first: number, end: number): RowsSource;
  /** The first rows of every subset, at most `count` of each. */
  firstRows(count: number): Iterable<{ readonly subset: string; readonly rows: RowsSource }>;
  /** Lets go of where its rows lie, once none is asked for any more. */
  letGo(): void;
}

/** Where some rows are read from; plain data. */
export type RowsSource = PlainRows | SpooledRows;

/** Bytes of each row as it lies on disk. */
export function* rowSizes(source: RowsSource): Iterable<number> {
  if (source.kind === "spooled")
    for (const { prediction, review } of source.entries)
      yield (prediction?.length ?? 0) + (review?.length ?? 0);
  else
    for (const { indexes, reviews, predictions } of source.segments)
      for (let row = 0; row < indexes.length; row++)
        yield (reviews?.lengths[row] ?? 0) + (predictions?.lengths[row] ?? 0);
}

/** Rows that stand, one a line, in the files that the evaluator wrote. */
export interface PlainRows {
  readonly kind: "plain";
  readonly suite: string;
  readonly segments: readonly PlainSegment[];
}

/** Rows of one subset. */
export interface PlainSegment {
  readonly subset: string;
  readonly indexes: Uint32Array;
  readonly reviews: LinesOfFile | null;
  readonly predictions: LinesOfFile | null;
}

/** For each row its line; a length of 0 means that the file has none. */
export interface LinesOfFile {
  readonly path: string;
  readonly setting: SampleFileSetting;
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
  readonly lines: Uint32Array;
}

/** Rows whose parts were put aside in a spool. */
export interface SpooledRows {
  readonly kind: "spooled";
  readonly suite: string;
  /** Descriptor of the spool file, open in this process. */
  readonly file: number;
  readonly entries: readonly SpooledRow[];
}

export interface SpooledRow {
  readonly subset: string;
  readonly index: string;
  readonly group: string;
  readonly repeat: number | null;
  readonly prediction: SpoolRef | null;
  readonly review: SpoolRef | null;
}

/** Where a part lies in the spool file, in bytes. */
export interface SpoolRef {
  readonly offset: number;
  readonly length: number;
}

/** One row, read and merged. */
export interface SampleRow {
  readonly merged: MergedParts;
  /** Same for all answers to an item of the subset. */
  readonly group: string;
}

/** Samples turned out not to be as plain as they looked: the run is to be read again, with care. */
export class NotPlainError extends Error {
  constructor(what: string) {
    super(what);
    this.name = "NotPlainError";
  }
}

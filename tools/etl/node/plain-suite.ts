import type { SampleFileSetting } from "../extract/fact.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import type { LineIndex } from "./line-index.ts";
import type { LinesOfFile, PlainRows, PlainSegment, SuiteSamples } from "./suite-samples.ts";

/** A sample file that is read line by line. */
export interface PlainFile {
  readonly path: string;
  readonly setting: SampleFileSetting;
  readonly index: LineIndex;
}

/** All lines of a file for the rows of a subset. */
type WholeLines = Pick<LinesOfFile, "path" | "setting"> &
  Pick<LineIndex, "offsets" | "lengths" | "lines">;

type WholeSegment = Pick<PlainSegment, "subset" | "indexes"> & {
  readonly reviews: WholeLines | null;
  readonly predictions: WholeLines | null;
};

/** A benchmark all of whose samples stand in such files: at most one of each role a subset. */
export class PlainSuite implements SuiteSamples {
  readonly kind = "plain";
  readonly suite: string;
  readonly samples: number;
  readonly unreviewed: number;
  private subsets: readonly WholeSegment[];

  /** Null if two files hold the same role of the same subset: which counts is for others to say. */
  static of(suite: string, files: readonly PlainFile[]): PlainSuite | null {
    const bySubset = Map.groupBy(files, ({ setting }) => setting.subset);
    const segments: WholeSegment[] = [];
    for (const [subset, ofSubset] of [...bySubset].toSorted(([a], [b]) => naturalOrder(a, b))) {
      const reviews = ofSubset.filter(({ setting }) => setting.role === "review");
      const predictions = ofSubset.filter(({ setting }) => setting.role === "prediction");
      if (reviews.length > 1 || predictions.length > 1) return null;
      segments.push(segmentOf(subset, reviews[0], predictions[0]));
    }
    return new PlainSuite(suite, segments);
  }

  private constructor(suite: string, subsets: readonly WholeSegment[]) {
    this.suite = suite;
    this.subsets = subsets;
    this.samples = subsets.reduce((sum, { indexes }) => sum + indexes.length, 0);
    this.unreviewed = subsets.reduce((sum, { indexes, reviews }) => {
      return (
        sum + (reviews ? reviews.lengths.filter((length) => length === 0).length : indexes.length)
      );
    }, 0);
  }

  rows(first: number, end: number): PlainRows {
    const segments: PlainSegment[] = [];
    let start = 0;
    for (const segment of this.subsets) {
      const from = Math.max(first - start, 0);
      const to = Math.min(end - start, segment.indexes.length);
      if (from < to) segments.push(slice(segment, from, to));
      start += segment.indexes.length;
    }
    return { kind: "plain", suite: this.suite, segments };
  }

  *firstRows(count: number): ReturnType<SuiteSamples["firstRows"]> {
    for (const segment of this.subsets) {
      const segments = [slice(segment, 0, Math.min(count, segment.indexes.length))];
      yield { subset: segment.subset, rows: { kind: "plain", suite: this.suite, segments } };
    }
  }

  letGo(): void {
    this.subsets = [];
  }
}

/** The rows of a subset: every index that has a review, a prediction or both. */
function segmentOf(
  subset: string,
  reviews: PlainFile | undefined,
  predictions: PlainFile | undefined,
): WholeSegment {
  const indexes = union(reviews?.index.indexes ?? none, predictions?.index.indexes ?? none);
  return {
    subset,
    indexes,
    reviews: reviews ? linesFor(indexes, reviews) : null,
    predictions: predictions ? linesFor(indexes, predictions) : null,
  };
}

const none = new Uint32Array();

/** Both ascending, as is the result; the very list if the other adds nothing. */
function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const both = new Uint32Array(a.length + b.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    if (a[i] === next) i++;
    if (b[j] === next) j++;
    both[count++] = next;
  }
  return both.slice(0, count);
}

function linesFor(rows: Uint32Array, { path, setting, index }: PlainFile): WholeLines {
  if (rows.length === index.indexes.length) return { path, setting, ...index };
  const offsets = new Float64Array(rows.length);
  const lengths = new Uint32Array(rows.length);
  const lines = new Uint32Array(rows.length);
  let at = 0;
  for (let row = 0; row < rows.length; row++) {
    if (index.indexes[at] !== rows[row]) continue;
    offsets[row] = index.offsets[at] ?? 0;
    lengths[row] = index.lengths[at] ?? 0;
    lines[row] = index.lines?.[at] ?? at + 1;
    at++;
  }
  return { path, setting, offsets, lengths, lines };
}

/** Copies, so that a thread is sent these rows and not the whole list. */
function slice(segment: WholeSegment, from: number, to: number): PlainSegment {
  const { subset, indexes, reviews, predictions } = segment;
  return {
    subset,
    indexes: indexes.slice(from, to),
    reviews: reviews && sliceLines(reviews, from, to),
    predictions: predictions && sliceLines(predictions, from, to),
  };
}

function sliceLines(
  { path, setting, offsets, lengths, lines }: WholeLines,
  from: number,
  to: number,
): LinesOfFile {
  return {
    path,
    setting,
    offsets: new Float64Array(offsets.subarray(from, to)),
    lengths: lengths.slice(from, to),
    lines:
      lines?.slice(from, to) ?? Uint32Array.from({ length: to - from }, (_, at) => from + at + 1),
  };
}

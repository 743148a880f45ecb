import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import type { Place, SampleFields, SamplePart } from "../extract/fact.ts";
import { type MergedParts, mergeFields } from "../transform/finish-sample.ts";
import { naturalOrder } from "../transform/natural-order.ts";

/** Where a part lies in the spool file. */
interface Ref {
  readonly offset: number;
  readonly length: number;
}

interface Entry {
  readonly subset: string;
  readonly index: string;
  group: string;
  repeat: number | null;
  prediction: Ref | null;
  review: Ref | null;
}

/** All samples of one benchmark that were seen, without their texts. */
export interface SuiteEntries {
  readonly suite: string;
  readonly entries: readonly Entry[];
  /** Samples with a prediction and no review. */
  readonly unreviewed: number;
}

interface SpooledPart {
  readonly place: Place;
  readonly fields: SampleFields;
}

const flushBytes = 1 << 20;

/**
 * Parts of samples, put aside on disk in the order they are read and handed back, merged, in the
 * order of items. Memory holds a few numbers a sample, never a text.
 */
export class SampleSpool {
  private readonly file: number;
  private readonly suites = new Map<string, Map<string, Entry>>();
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private size = 0;

  /** The file loses its name at once: the raw texts in it vanish with this process, however it ends. */
  constructor(path: string) {
    this.file = openSync(path, "w+", 0o600);
    rmSync(path);
  }

  /** @returns false if a part of the same role was there before and is now replaced. */
  add(part: SamplePart): boolean {
    const entries = this.suites.get(part.suite) ?? new Map<string, Entry>();
    this.suites.set(part.suite, entries);
    const key = JSON.stringify([part.subset, part.index]);
    const entry = entries.get(key) ?? newEntry(part);
    entries.set(key, entry);
    const first = entry[part.role] === null;
    entry[part.role] = this.append({ place: part.place, fields: part.fields });
    if (part.fields.groupId !== undefined) entry.group = part.fields.groupId;
    if (part.fields.repeat !== undefined) entry.repeat = part.fields.repeat;
    return first;
  }

  /** The benchmarks seen, in the order of their names, each with its samples in item order. */
  *all(): Iterable<SuiteEntries> {
    this.flush();
    const names = [...this.suites.keys()].toSorted(naturalOrder);
    for (const suite of names) {
      const entries = inItemOrder([...(this.suites.get(suite)?.values() ?? [])]);
      const unreviewed = entries.filter((entry) => entry.review === null).length;
      yield { suite, entries, unreviewed };
    }
  }

  /** The parts of one sample, read back and merged. */
  merged(suite: string, entry: Entry): MergedParts {
    const prediction = entry.prediction ? this.read(entry.prediction) : undefined;
    const review = entry.review ? this.read(entry.review) : undefined;
    return {
      suite,
      subset: entry.subset,
      index: entry.index,
      repeat: entry.repeat ?? 0,
      fields: mergeFields(prediction?.fields, review?.fields),
      places: [review, prediction].flatMap((part) => (part ? [part.place] : [])),
    };
  }

  close(): void {
    closeSync(this.file);
  }

  private append(part: SpooledPart): Ref {
    const bytes = Buffer.from(JSON.stringify(part));
    const ref = { offset: this.size, length: bytes.length };
    this.size += bytes.length;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes >= flushBytes) this.flush();
    return ref;
  }

  private flush(): void {
    if (this.pendingBytes === 0) return;
    const bytes = Buffer.concat(this.pending);
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
    this.pending = [];
    this.pendingBytes = 0;
  }

  private read(ref: Ref): SpooledPart {
    const bytes = Buffer.alloc(ref.length);
    for (let done = 0; done < ref.length;) {
      const got = readSync(this.file, bytes, done, ref.length - done, ref.offset + done);
      if (got === 0) throw new Error("the spool file ended early");
      done += got;
    }
    const part: SpooledPart = JSON.parse(bytes.toString());
    return part;
  }
}

export type { Entry as SampleEntry };

function newEntry(part: SamplePart): Entry {
  const { subset, index } = part;
  return { subset, index, group: index, repeat: null, prediction: null, review: null };
}

/** By subset, item and repeat; answers that the source did not number are numbered. */
export function inItemOrder(entries: readonly Entry[]): readonly Entry[] {
  const sorted = entries.toSorted(byItem);
  numberRepeats(sorted);
  return sorted;
}

function byItem(a: Entry, b: Entry): number {
  return (
    naturalOrder(a.subset, b.subset) ||
    naturalOrder(a.group, b.group) ||
    (a.repeat ?? 0) - (b.repeat ?? 0) ||
    naturalOrder(a.index, b.index)
  );
}

/** Answers of one item that were not numbered by the source are numbered in index order. */
function numberRepeats(entries: readonly Entry[]): void {
  let previous: Entry | undefined;
  for (const entry of entries) {
    const same = previous?.subset === entry.subset && previous.group === entry.group;
    const next = same ? (previous?.repeat ?? 0) + 1 : 0;
    if (entry.repeat === null || (same && entry.repeat < next)) entry.repeat = next;
    previous = entry;
  }
}

import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import type { Place, SampleFields, SamplePart } from "../extract/fact.ts";
import { itemKey } from "../transform/finish-sample.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { sha256 } from "./digest.ts";
import { readRows } from "./read-rows.ts";
import type { SpoolRef, SpooledRow, SpooledRows, SuiteSamples } from "./suite-samples.ts";

type Entry = { -readonly [Key in keyof SpooledRow]: SpooledRow[Key] };

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
  *all(): Iterable<SuiteSamples> {
    this.flush();
    const names = [...this.suites.keys()].toSorted(naturalOrder);
    for (const suite of names) {
      const entries = inItemOrder([...(this.suites.get(suite)?.values() ?? [])]);
      yield new SpooledSuite(suite, this.file, itemsJoined(suite, this.file, entries));
    }
  }

  close(): void {
    closeSync(this.file);
  }

  private append(part: SpooledPart): SpoolRef {
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
}

/** Samples of a benchmark that were put aside, without their texts. */
class SpooledSuite implements SuiteSamples {
  readonly kind = "spooled";
  readonly suite: string;
  readonly unreviewed: number;
  private readonly file: number;
  private readonly entries: readonly Entry[];

  constructor(suite: string, file: number, entries: readonly Entry[]) {
    this.suite = suite;
    this.file = file;
    this.entries = entries;
    this.unreviewed = entries.filter((entry) => entry.review === null).length;
  }

  get samples(): number {
    return this.entries.length;
  }

  rows(first: number, end: number): SpooledRows {
    const { suite, file } = this;
    return { kind: "spooled", suite, file, entries: this.entries.slice(first, end) };
  }

  *firstRows(count: number): ReturnType<SuiteSamples["firstRows"]> {
    const { suite, file } = this;
    for (const [subset, entries] of Map.groupBy(this.entries, (entry) => entry.subset)) {
      yield { subset, rows: { kind: "spooled", suite, file, entries: entries.slice(0, count) } };
    }
  }
}

/**
 * A prediction without a review does not name its item. Where items have repeats its own number is no
 * item's, so it joins the item that asks the same question, or stays alone.
 */
function itemsJoined(suite: string, file: number, entries: readonly Entry[]): readonly Entry[] {
  const repeated = entries.some((entry) => entry.review && entry.group !== entry.index);
  if (!repeated || entries.every((entry) => entry.review !== null)) return entries;
  const keyOf = (entry: Entry): string => {
    const [row] = readRows({ kind: "spooled", suite, file, entries: [entry] });
    return row ? itemKey(row.merged, sha256, "") : "";
  };
  const reviewed = entries.filter((entry) => entry.review !== null);
  const groups = new Map(reviewed.map((entry) => [keyOf(entry), entry.group]));
  const joined = entries.map((entry) =>
    entry.review === null
      ? { ...entry, repeat: null, group: groups.get(keyOf(entry)) ?? `prediction ${entry.index}` }
      : entry,
  );
  return inItemOrder(joined);
}

function newEntry(part: SamplePart): Entry {
  const { subset, index } = part;
  return { subset, index, group: index, repeat: null, prediction: null, review: null };
}

/** By subset, item and repeat; answers that the source did not number are numbered. */
function inItemOrder(entries: readonly Entry[]): readonly Entry[] {
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

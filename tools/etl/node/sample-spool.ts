import type { Place, SampleFields, SamplePart } from "../extract/fact.ts";
import { itemKey } from "../transform/finish-sample.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { sha256 } from "./digest.ts";
import { letGo } from "./let-go.ts";
import { readRows } from "./read-rows.ts";
import { SpoolEntries } from "./spool-entries.ts";
import type { SpoolFile } from "./spool-file.ts";
import { earlierVerdicts } from "../transform/earlier-verdicts.ts";
import type { SpoolRef, SpooledRow, SpooledRows, SuiteSamples } from "./suite-samples.ts";

interface SpooledPart {
  readonly place: Place;
  readonly fields: SampleFields;
}

/**
 * "contradicted": what is replaced was another verdict on the same answer. A sample is too large if its texts
 * together are longer than a text can be.
 */
export type Added = "added" | "replaced" | "contradicted" | "too-large";

/**
 * Parts of samples, put aside on disk in the order they are read and handed back, merged, in the
 * order of items. Memory holds a few numbers a sample, never a text.
 */
export class SampleSpool {
  private readonly file: SpoolFile;
  private readonly suites = new Map<string, SpoolEntries>();
  private largest = 0;

  constructor(file: SpoolFile) {
    this.file = file;
  }

  /** @returns whether a part of the same role was there before and is now replaced. */
  add(part: SamplePart): Added {
    const entries = this.suites.get(part.suite) ?? new SpoolEntries();
    const before = entries.before(part);
    const earlier = before ? earlierVerdicts(this.partAt(before), part) : [];
    const fields = earlier.length > 0 ? { ...part.fields, earlier } : part.fields;
    const text = textOf({ place: part.place, fields });
    if (text === null) return "too-large";
    this.suites.set(part.suite, entries);
    const ref = this.file.append(text);
    letGo(ref.length);
    this.largest = Math.max(this.largest, ref.length);
    entries.add(part, ref);
    if (before === null) return "added";
    return earlier.length > 0 ? "contradicted" : "replaced";
  }

  private partAt({ offset, length }: SpoolRef): SpooledPart {
    const part: SpooledPart = JSON.parse(this.file.text(offset, length));
    return part;
  }

  /** The benchmarks seen, in the order of their names, each with its samples in item order. */
  *all(): Iterable<SuiteSamples> {
    this.file.flush();
    letGo(this.largest);
    const names = [...this.suites.keys()].toSorted(naturalOrder);
    for (const suite of names) {
      const entries = this.suites.get(suite);
      if (entries) yield new SpooledSuite(suite, this.file.descriptor, entries);
    }
  }
}

/** Samples of a benchmark that were put aside, without their texts. */
class SpooledSuite implements SuiteSamples {
  readonly kind = "spooled";
  readonly suite: string;
  readonly unreviewed: number;
  private readonly file: number;
  private entries: SpoolEntries;
  private order: Uint32Array;
  readonly samples: number;

  constructor(suite: string, file: number, entries: SpoolEntries) {
    this.suite = suite;
    this.file = file;
    this.entries = entries;
    this.order = this.joined(entries.inItemOrder());
    this.samples = this.order.length;
    this.unreviewed = count(this.order, (entry) => !entries.isReviewed(entry));
  }

  rows(first: number, end: number): SpooledRows {
    const entries = Array.from(this.order.subarray(first, end), (at) => this.entries.row(at));
    return this.source(entries);
  }

  *firstRows(count: number): ReturnType<SuiteSamples["firstRows"]> {
    const { entries, order } = this;
    let first = 0;
    for (let end = 1; end <= order.length; end++) {
      const subset = entries.subsetOf(order[first] ?? 0);
      if (end < order.length && entries.subsetOf(order[end] ?? 0) === subset) continue;
      yield { subset, rows: this.rows(first, Math.min(first + count, end)) };
      first = end;
    }
  }

  letGo(): void {
    this.entries = new SpoolEntries();
    this.order = new Uint32Array();
  }

  /**
   * A prediction without a review does not name its item. Where items have repeats its own number is no
   * item's, so it joins the item that asks the same question, or stays alone.
   */
  private joined(order: Uint32Array): Uint32Array {
    const { entries } = this;
    const unreviewed = order.filter((entry) => !entries.isReviewed(entry));
    const isRepeated = order.some((at) => entries.isReviewed(at) && entries.isGrouped(at));
    if (unreviewed.length === 0 || !isRepeated) return order;
    const groups = this.groupsByKey(order);
    for (const entry of unreviewed) {
      const { index } = entries.row(entry);
      entries.join(entry, groups.get(this.keyOf(entry)) ?? `prediction ${index}`);
    }
    return entries.inItemOrder();
  }

  /** By what is asked. */
  private groupsByKey(order: Uint32Array): ReadonlyMap<string, string> {
    const groups = new Map<string, string>();
    for (const entry of order) {
      if (this.entries.isReviewed(entry))
        groups.set(this.keyOf(entry), this.entries.row(entry).group);
    }
    return groups;
  }

  private keyOf(entry: number): string {
    const [row] = readRows(this.source([this.entries.row(entry)]));
    return row ? itemKey(row.merged, sha256, "") : "";
  }

  private source(entries: readonly SpooledRow[]): SpooledRows {
    return { kind: "spooled", suite: this.suite, file: this.file, entries };
  }
}

/** Null if it is longer than a text can be: an input may be in it as question, prompt and message. */
function textOf(part: SpooledPart): string | null {
  try {
    return JSON.stringify(part);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function count(entries: Uint32Array, test: (entry: number) => boolean): number {
  return entries.reduce((sum, entry) => sum + (test(entry) ? 1 : 0), 0);
}

import type { SamplePart } from "../extract/fact.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { NameCodes } from "./name-codes.ts";
import { NumberColumn } from "./number-column.ts";
import type { SpoolRef, SpooledRow } from "./suite-samples.ts";

type Role = SamplePart["role"];

/** Where the parts of one benchmark's samples lie in the spool: about 30 bytes a sample, no texts. */
export class SpoolEntries {
  private readonly names = new NameCodes();
  private readonly subsets: string[] = [];
  private readonly subsetNumbers = new Map<string, number>();
  private readonly subset = new NumberColumn();
  private readonly index = new NumberColumn();
  private readonly group = new NumberColumn();
  private readonly repeat = new RepeatColumn();
  private readonly parts: Readonly<Record<Role, PartColumns>> = {
    prediction: new PartColumns(),
    review: new PartColumns(),
  };
  /** Entry + 1 by a hash of subset and index, open addressing; 0 is free. */
  private slots = new Uint32Array(1024);

  get length(): number {
    return this.index.length;
  }

  /** Where the part of the same role lies that `add` would replace; null if there is none. */
  before(part: SamplePart): SpoolRef | null {
    const entry = this.knownEntry(part);
    return entry === -1 ? null : this.parts[part.role].at(entry);
  }

  /** A part of the same role that was there before is replaced. */
  add(part: SamplePart, ref: SpoolRef): void {
    const entry = this.entryOf(part);
    this.parts[part.role].set(entry, ref);
    if (part.fields.groupId !== undefined) this.setGroup(entry, part.fields.groupId);
    if (part.fields.repeat !== undefined) this.repeat.set(entry, part.fields.repeat);
  }

  row(entry: number): SpooledRow {
    const repeat = this.repeat.at(entry);
    return {
      subset: this.subsetOf(entry),
      index: this.names.nameOf(this.index.at(entry)),
      group: this.names.nameOf(this.group.at(entry)),
      repeat: Number.isNaN(repeat) ? null : repeat,
      prediction: this.parts.prediction.at(entry),
      review: this.parts.review.at(entry),
    };
  }

  subsetOf(entry: number): string {
    return this.subsets[this.subset.at(entry)] ?? "";
  }

  isReviewed(entry: number): boolean {
    return this.parts.review.has(entry);
  }

  /** Is it an answer of an item that has another name than the answer? */
  isGrouped(entry: number): boolean {
    return this.group.at(entry) !== this.index.at(entry);
  }

  /** Puts an answer that does not say which it is with an item. */
  join(entry: number, group: string): void {
    this.setGroup(entry, group);
    this.repeat.set(entry, Number.NaN);
  }

  /** Entries by subset, item and repeat; answers that the source did not number are numbered. */
  inItemOrder(): Uint32Array {
    const order = Uint32Array.from({ length: this.length }, (_, entry) => entry);
    const compare = this.itemOrder();
    if (order.some((entry) => entry > 0 && compare(entry - 1, entry) > 0)) order.sort(compare);
    this.numberRepeats(order);
    return order;
  }

  private setGroup(entry: number, group: string): void {
    this.group.set(entry, this.names.codeOf(group));
  }

  private itemOrder(): (a: number, b: number) => number {
    const sorted = this.subsets.toSorted(naturalOrder);
    const rankOf = new Map(sorted.map((name, rank) => [name, rank]));
    const ranks = this.subsets.map((name) => rankOf.get(name) ?? 0);
    const rank = (entry: number) => ranks[this.subset.at(entry)] ?? 0;
    const order = this.names.order();
    return (a, b) =>
      rank(a) - rank(b) ||
      order(this.group.at(a), this.group.at(b)) ||
      (this.repeat.at(a) || 0) - (this.repeat.at(b) || 0) ||
      order(this.index.at(a), this.index.at(b));
  }

  /** Answers of one item that were not numbered by the source are numbered in index order. */
  private numberRepeats(order: Uint32Array): void {
    let previous = -1;
    for (const entry of order) {
      const isSame =
        this.subset.at(previous) === this.subset.at(entry) &&
        this.group.at(previous) === this.group.at(entry);
      const next = isSame ? this.repeat.at(previous) + 1 : 0;
      const repeat = this.repeat.at(entry);
      if (Number.isNaN(repeat) || (isSame && repeat < next)) this.repeat.set(entry, next);
      previous = entry;
    }
  }

  private entryOf({ subset, index }: SamplePart): number {
    const subsetNumber = this.subsetNumber(subset);
    const code = this.names.codeOf(index);
    const slot = this.slotOf(subsetNumber, code);
    const known = (this.slots[slot] ?? 0) - 1;
    if (known !== -1) return known;
    this.subset.push(subsetNumber);
    this.index.push(code);
    this.group.push(code);
    this.repeat.push(Number.NaN);
    this.slots[slot] = this.length;
    if (4 * this.length > 3 * this.slots.length) this.widen();
    return this.length - 1;
  }

  /** -1 if nothing of the sample was added yet. */
  private knownEntry({ subset, index }: SamplePart): number {
    const number = this.subsetNumbers.get(subset);
    if (number === undefined) return -1;
    return (this.slots[this.slotOf(number, this.names.codeOf(index))] ?? 0) - 1;
  }

  private subsetNumber(subset: string): number {
    const number = this.subsetNumbers.get(subset) ?? this.subsets.push(subset) - 1;
    this.subsetNumbers.set(subset, number);
    return number;
  }

  /** The slot of the entry, or the free one where it belongs. */
  private slotOf(subset: number, code: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hashOf(subset, code) & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.slots[slot] ?? 0) - 1;
      if (entry === -1) return slot;
      if (this.index.at(entry) === code && this.subset.at(entry) === subset) return slot;
    }
  }

  private widen(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    for (let entry = 0; entry < this.length; entry++)
      this.slots[this.slotOf(this.subset.at(entry), this.index.at(entry))] = entry + 1;
  }
}

/** NaN: the source does not number it. That stands as 0, and 0 as 1, so that cells stay small. */
class RepeatColumn {
  private readonly cells = new NumberColumn();

  push(repeat: number): void {
    this.cells.push(cellOf(repeat));
  }

  set(entry: number, repeat: number): void {
    this.cells.set(entry, cellOf(repeat));
  }

  at(entry: number): number {
    const cell = this.cells.at(entry);
    if (cell === 0) return Number.NaN;
    return cell > 0 ? cell - 1 : cell;
  }
}

function cellOf(repeat: number): number {
  if (Number.isNaN(repeat)) return 0;
  return repeat >= 0 ? repeat + 1 : repeat;
}

/** Neighbours lie close together in the spool: what many of them have in common is held once. */
const neighbours = 1 << 12;

/** Where the parts of one role lie; a length of 0 means that there is none. */
class PartColumns {
  /** From the first that was set among the neighbours. */
  private readonly offsets = new NumberColumn();
  private readonly firsts: number[] = [];
  private readonly lengths = new NumberColumn();

  has(entry: number): boolean {
    return this.lengths.at(entry) > 0;
  }

  at(entry: number): SpoolRef | null {
    if (!this.has(entry)) return null;
    const first = this.firsts[Math.floor(entry / neighbours)] ?? 0;
    return { offset: first + this.offsets.at(entry), length: this.lengths.at(entry) };
  }

  set(entry: number, { offset, length }: SpoolRef): void {
    while (this.offsets.length <= entry) {
      this.offsets.push(0);
      this.lengths.push(0);
    }
    const first = (this.firsts[Math.floor(entry / neighbours)] ??= offset);
    this.offsets.set(entry, offset - first);
    this.lengths.set(entry, length);
  }
}

/** Multiplied and folded as in MurmurHash3, so that numbers in a row do not lie in a row. */
function hashOf(subset: number, code: number): number {
  let hash = Math.imul(subset + 1, 0x9e3779b1) ^ (code | 0) ^ Math.floor(code / 0x1_0000_0000);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Where numbers that would fill the memory are put, and read back from. */
export interface NumberStore {
  /** @returns where they lie; each takes eight places. */
  put(numbers: Float64Array): number;
  /** Fills the list from a place on. */
  get(place: number, into: Float64Array): void;
}

const firstCells = 16;
/** Numbers that are put away together. */
const blockCells = 4096;

/** A list of numbers that grows as it is filled; with a store, memory holds only the end of it. */
export class GrowingNumbers {
  length = 0;
  private readonly store: NumberStore | null;
  /** Full blocks: where they were put, or the numbers themselves. */
  private readonly blocks: (number | Float64Array)[] = [];
  private last = new Float64Array(firstCells);

  constructor(store: NumberStore | null = null) {
    this.store = store;
  }

  push(value: number): void {
    const at = this.length % blockCells;
    if (at === 0 && this.length > 0) this.putAway();
    if (at === this.last.length) {
      const larger = new Float64Array(at * 2);
      larger.set(this.last);
      this.last = larger;
    }
    this.last[at] = value;
    this.length++;
  }

  /** NaN where there is none. */
  at(index: number): number {
    return index < this.length ? (this.slice(index, index + 1)[0] ?? Number.NaN) : Number.NaN;
  }

  /** Fills up with NaN to a length. */
  padTo(length: number): void {
    while (this.length < length) this.push(Number.NaN);
  }

  /** The numbers from `start` up to, not including, `end`; NaN where there is none. */
  slice(start: number, end: number): Float64Array {
    const all = new Float64Array(end - start);
    const there = Math.max(start, Math.min(end, this.length));
    all.fill(Number.NaN, there - start);
    for (let from = start; from < there;) {
      const block = Math.floor(from / blockCells);
      const to = Math.min(there, (block + 1) * blockCells);
      this.read(block, from % blockCells, all.subarray(from - start, to - start));
      from = to;
    }
    return all;
  }

  private putAway(): void {
    this.blocks.push(this.store === null ? this.last : this.store.put(this.last));
    if (this.store === null) this.last = new Float64Array(blockCells);
  }

  private read(block: number, first: number, into: Float64Array): void {
    const found = block < this.blocks.length ? this.blocks[block] : this.last;
    if (typeof found === "number") this.store?.get(found + 8 * first, into);
    else if (found) into.set(found.subarray(first, first + into.length));
  }
}

/** Of a list that has so many more numbers than are wanted, each is read by itself. */
const worthWhole = 64;

/** Ascending row numbers; as long as they follow one another, only the first is held. */
export class RowNumbers {
  private readonly store: NumberStore | null;
  private first = 0;
  private length = 0;
  private listed: GrowingNumbers | null = null;

  constructor(store: NumberStore | null = null) {
    this.store = store;
  }

  push(row: number): void {
    if (this.length === 0) this.first = row;
    if (this.listed === null && row !== this.first + this.length) this.listed = this.allListed();
    this.listed?.push(row);
    this.length++;
  }

  at(index: number): number {
    return this.listed === null ? this.first + index : this.listed.at(index);
  }

  /** What a column holds in these rows. */
  pick(column: GrowingNumbers): Float64Array {
    const { first, length, listed } = this;
    if (listed === null) return column.slice(first, first + length);
    const rows = listed.slice(0, length);
    if (length * worthWhole < column.length) return rows.map((row) => column.at(row));
    const all = column.slice(0, column.length);
    return rows.map((row) => all[row] ?? Number.NaN);
  }

  /** All of them. */
  list(): Float64Array {
    const { first, length, listed } = this;
    return listed?.slice(0, length) ?? Float64Array.from({ length }, (_, at) => first + at);
  }

  private allListed(): GrowingNumbers {
    const listed = new GrowingNumbers(this.store);
    for (let at = 0; at < this.length; at++) listed.push(this.first + at);
    return listed;
  }
}

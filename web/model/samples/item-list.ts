/** The item keys of one run: 8 bytes an item as they stand in the file, two words each. */
export interface ItemList {
  readonly items: number;
  readonly words: Uint32Array;
}

/**
 * Bytes of a key file to an item list.
 * @throws RangeError when the bytes are not `items` keys long.
 */
export function toItemList(bytes: ArrayBuffer, items: number): ItemList {
  if (bytes.byteLength !== items * 8) {
    throw new RangeError(`${bytes.byteLength} B ≠ ${items * 8} B`);
  }
  return { items, words: new Uint32Array(bytes) };
}

/**
 * Numbers the items of several runs, one run after the other: items with the same key share a line,
 * the second with a key within a run meets the second within another. The keys are hashes already,
 * so their bits are the bucket.
 */
export class LineIndex {
  lines = 0;
  #slots: Int32Array;
  #words: Uint32Array;
  /** The run that took a line last, so that no run takes one twice. */
  #takenBy: Uint32Array;
  /** 1 where another line has the same key. */
  #isShared: Uint8Array;
  #run = 0;

  constructor(expected: number) {
    const room = Math.max(16, expected);
    this.#words = new Uint32Array(room * 2);
    this.#takenBy = new Uint32Array(room);
    this.#isShared = new Uint8Array(room);
    this.#slots = emptySlots(room);
  }

  /** The line of every item of the next run. */
  linesOf(list: ItemList): Uint32Array {
    this.#run++;
    const lines = new Uint32Array(list.items);
    let after = 0;
    for (let item = 0; item < list.items; item++) {
      const low = list.words[item * 2] ?? 0;
      const high = list.words[item * 2 + 1] ?? 0;
      // Lists that differ are mostly in the same order, so the next line is tried first.
      const line = this.#isFree(after, low, high) ? after : this.#find(low, high);
      this.#takenBy[line] = this.#run;
      lines[item] = line;
      after = line + 1;
    }
    return lines;
  }

  #isFree(line: number, low: number, high: number): boolean {
    if (line >= this.lines || this.#isShared[line] === 1 || !this.#hasKey(line, low, high))
      return false;
    return this.#takenBy[line] !== this.#run;
  }

  #hasKey(line: number, low: number, high: number): boolean {
    return this.#words[line * 2] === low && this.#words[line * 2 + 1] === high;
  }

  /** The first line with this key that the run has not taken; a new one when there is none. */
  #find(low: number, high: number): number {
    let slot = high & (this.#slots.length - 1);
    let isShared = 0;
    for (;;) {
      const line = this.#slots[slot] ?? -1;
      if (line === -1) return this.#add(low, high, slot, isShared);
      if (this.#hasKey(line, low, high)) {
        if (this.#takenBy[line] !== this.#run) return line;
        this.#isShared[line] = 1;
        isShared = 1;
      }
      slot = (slot + 1) & (this.#slots.length - 1);
    }
  }

  #add(low: number, high: number, slot: number, isShared: number): number {
    const line = this.lines++;
    if (line === this.#takenBy.length) this.#grow();
    this.#words[line * 2] = low;
    this.#words[line * 2 + 1] = high;
    this.#isShared[line] = isShared;
    if (this.lines * 2 > this.#slots.length) this.#fillSlots();
    else this.#slots[slot] = line;
    return line;
  }

  #grow(): void {
    const room = this.#takenBy.length * 2;
    this.#words = copied(new Uint32Array(room * 2), this.#words);
    this.#takenBy = copied(new Uint32Array(room), this.#takenBy);
    this.#isShared = copied(new Uint8Array(room), this.#isShared);
  }

  #fillSlots(): void {
    const slots = emptySlots(this.#slots.length);
    for (let line = 0; line < this.lines; line++) {
      let slot = (this.#words[line * 2 + 1] ?? 0) & (slots.length - 1);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = line;
    }
    this.#slots = slots;
  }
}

/** Twice the room or more, a power of two. */
function emptySlots(room: number): Int32Array {
  return new Int32Array(2 ** (Math.floor(Math.log2(room)) + 1 + 1)).fill(-1);
}

function copied<T extends Uint32Array | Uint8Array>(to: T, from: T): T {
  to.set(from);
  return to;
}

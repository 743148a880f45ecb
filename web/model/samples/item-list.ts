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
    throw new RangeError(`item list has ${bytes.byteLength} bytes, expected ${items * 8}`);
  }
  const view = new DataView(bytes);
  const words = Uint32Array.from({ length: items * 2 }, (_, word) => view.getUint32(word * 4));
  return { items, words };
}

/**
 * Looks item numbers up by key. The keys are hashes already, so their bits are the bucket. A key
 * that occurs twice (the same question asked twice) gives its items in order, one per call.
 */
export class KeyIndex {
  readonly #slots: Int32Array;
  readonly #taken: Uint8Array;
  readonly #list: ItemList;

  constructor(list: ItemList) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, list.items * 2)));
    this.#list = list;
    this.#slots = new Int32Array(size).fill(-1);
    this.#taken = new Uint8Array(list.items);
    for (let item = 0; item < list.items; item++) {
      let slot = this.#bucket(list, item);
      while (this.#slots[slot] !== -1) slot = this.#after(slot);
      this.#slots[slot] = item;
    }
  }

  /** The first item with this key that was not given before; -1 when there is none. */
  take(list: ItemList, item: number): number {
    let slot = this.#bucket(list, item);
    for (;;) {
      const candidate = this.#slots[slot] ?? -1;
      if (candidate === -1) return -1;
      if (this.#taken[candidate] === 0 && sameKey(this.#list, candidate, list, item)) {
        this.#taken[candidate] = 1;
        return candidate;
      }
      slot = this.#after(slot);
    }
  }

  isTaken(item: number): boolean {
    return this.#taken[item] === 1;
  }

  #bucket(list: ItemList, item: number): number {
    return (list.words[item * 2 + 1] ?? 0) & (this.#slots.length - 1);
  }

  #after(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }
}

function sameKey(a: ItemList, item: number, b: ItemList, other: number): boolean {
  return (
    a.words[item * 2] === b.words[other * 2] && a.words[item * 2 + 1] === b.words[other * 2 + 1]
  );
}

import { createHash } from "node:crypto";

/** Bytes of an item's key. */
export const keyBytes = 8;

/** The keys of a store's items, in order; items that ask exactly the same get different ones. */
export class ItemKeys {
  private keys = new Uint8Array(1024 * keyBytes);
  private used = 0;

  /** @param keys 8 bytes an item. */
  add(keys: Uint8Array): void {
    const wanted = this.used + keys.length;
    if (wanted > this.keys.length)
      this.keys = new Uint8Array(this.keys.buffer.transfer(Math.max(wanted, 2 * this.keys.length)));
    this.keys.set(keys, this.used);
    this.used = wanted;
  }

  get items(): number {
    return this.used / keyBytes;
  }

  /**
   * All keys, 8 bytes each, in place of those that were added. The first item with a key keeps it; the key of
   * the n-th after it is a digest of that key and n.
   */
  distinct(): Buffer {
    const keys = Buffer.from(this.keys.buffer, 0, this.used);
    const seen = new KeySet(keys, this.items);
    const repeats = new Map<string, number>();
    for (let item = 0; item < this.items; item++) {
      if (seen.add(item)) continue;
      const at = item * keyBytes;
      const key = keys.toString("hex", at, at + keyBytes);
      const occurrence = (repeats.get(key) ?? 0) + 1;
      repeats.set(key, occurrence);
      createHash("sha256").update(`${key} ${occurrence}`).digest().copy(keys, at, 0, keyBytes);
    }
    return keys;
  }
}

/** Which keys were met, by the items that have them: open addressing, 4 bytes a slot. */
class KeySet {
  private readonly keys: Buffer;
  private readonly slots: Uint32Array;

  constructor(keys: Buffer, items: number) {
    this.keys = keys;
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(items * 2 + 2)));
  }

  /** @returns false if an item before has the same key. */
  add(item: number): boolean {
    const mask = this.slots.length - 1;
    const at = item * keyBytes;
    for (let slot = this.keys.readUInt32LE(at) & mask; ; slot = (slot + 1) & mask) {
      const other = this.slots[slot] ?? 0;
      if (other === 0) {
        this.slots[slot] = item + 1;
        return true;
      }
      const otherAt = (other - 1) * keyBytes;
      if (this.keys.compare(this.keys, otherAt, otherAt + keyBytes, at, at + keyBytes) === 0)
        return false;
    }
  }
}

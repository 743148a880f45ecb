/**
 * Different texts, numbered from 0 in the order they are met: of a million ids a Map would take a hundred bytes
 * each beside their letters; this takes about twenty.
 */
export class NameTable {
  size = 0;
  /** The letters of all names, one after the other: a byte each, two where a name has others than those of the West. */
  private letters = new Uint8Array();
  /** Where in `letters` each name ends; its sign tells that its letters take two bytes. */
  private ends = new Float64Array();
  /** Number + 1 by a hash of the name, open addressing; 0 is free. */
  private slots = new Uint32Array();

  /** The number of a name; that of a new one is `size`. */
  numberOf(name: string): number {
    if (4 * this.size >= 3 * this.slots.length) this.widen();
    const slot = this.slotOf(name);
    const known = (this.slots[slot] ?? 0) - 1;
    if (known !== -1) return known;
    this.append(name);
    this.slots[slot] = this.size;
    return this.size - 1;
  }

  nameOf(number: number): string {
    const { start, length, width } = this.place(number);
    const parts: string[] = [];
    for (let first = 0; first < length; first += mostCodes) {
      const count = Math.min(mostCodes, length - first);
      const codes = Array.from({ length: count }, (_, at) => this.codeAt(start, first + at, width));
      parts.push(String.fromCharCode(...codes));
    }
    return parts.join("");
  }

  private append(name: string): void {
    const start = this.place(this.size).start;
    const width = isNarrow(name) ? 1 : 2;
    const end = start + width * name.length;
    if (end > this.letters.length)
      this.letters = grown(this.letters, new Uint8Array(Math.max(2 * end, 1024)));
    for (let at = 0; at < name.length; at++) {
      const code = name.charCodeAt(at);
      this.letters[start + width * at] = code;
      if (width === 2) this.letters[start + 2 * at + 1] = code >> 8;
    }
    if (this.size === this.ends.length)
      this.ends = grown(this.ends, new Float64Array(Math.max(2 * this.size, 64)));
    this.ends[this.size++] = width === 2 ? -end : end;
  }

  private place(number: number) {
    const start = Math.abs(this.ends[number - 1] ?? 0);
    const end = this.ends[number] ?? 0;
    const width = end < 0 ? 2 : 1;
    return { start, length: (Math.abs(end) - start) / width, width };
  }

  private codeAt(start: number, at: number, width: number): number {
    const place = start + width * at;
    const low = this.letters[place] ?? 0;
    return width === 1 ? low : low | ((this.letters[place + 1] ?? 0) << 8);
  }

  /** The slot of the name, or the free one where it belongs. */
  private slotOf(name: string): number {
    const mask = this.slots.length - 1;
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = mixed(hash, name.charCodeAt(at));
    for (let slot = folded(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number === -1 || this.is(number, name)) return slot;
    }
  }

  private is(number: number, name: string): boolean {
    const { start, length, width } = this.place(number);
    if (length !== name.length) return false;
    for (let at = 0; at < length; at++)
      if (this.codeAt(start, at, width) !== name.charCodeAt(at)) return false;
    return true;
  }

  private widen(): void {
    const slots = new Uint32Array(Math.max(2 * this.slots.length, 64));
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      const { start, length, width } = this.place(number);
      let hash = 0;
      for (let at = 0; at < length; at++) hash = mixed(hash, this.codeAt(start, at, width));
      let slot = folded(hash) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

/** Letters that are put together to a text at once. */
const mostCodes = 4096;

function isNarrow(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) > 0xff) return false;
  return true;
}

function grown<T extends Uint8Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** As in FNV-1a. */
function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** As MurmurHash3 ends, so that all bits have a part in the last ones. */
function folded(hash: number): number {
  let all = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  all = Math.imul(all ^ (all >>> 13), 0xc2b2ae35);
  return (all ^ (all >>> 16)) >>> 0;
}

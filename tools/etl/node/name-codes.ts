import { NameTable } from "../extract/name-table.ts";
import { naturalOrder } from "../transform/natural-order.ts";
import { wholeNumber } from "../transform/whole-number.ts";

/**
 * Names as numbers, because millions of short texts take ten times their letters: a name that is a whole
 * number stands for itself, any other is kept once and has a negative code.
 */
export class NameCodes {
  private readonly names = new NameTable();
  /** Place of each name among all in natural order; of those there were when it was asked for last. */
  private places: Uint32Array = new Uint32Array();

  codeOf(name: string): number {
    return wholeNumber.test(name) ? Number(name) : -1 - this.names.numberOf(name);
  }

  nameOf(code: number): string {
    return code >= 0 ? String(code) : this.names.nameOf(-1 - code);
  }

  /** Compares codes as `naturalOrder` compares the names. */
  order(): (a: number, b: number) => number {
    if (this.places.length !== this.names.size) this.places = placesOf(this.names);
    const { places } = this;
    return (a, b) => {
      if (a === b) return 0;
      if (a >= 0 && b >= 0) return a - b;
      if (a < 0 && b < 0) return (places[-1 - a] ?? 0) - (places[-1 - b] ?? 0);
      return naturalOrder(this.nameOf(a), this.nameOf(b));
    };
  }
}

/** Names that are texts at once while all are sorted. */
const atOnce = 1 << 14;

function placesOf(names: NameTable): Uint32Array {
  let sorted = Uint32Array.from({ length: names.size }, (_, number) => number);
  for (let first = 0; first < sorted.length; first += atOnce) {
    const part = sorted.subarray(first, first + atOnce);
    const texts = Array.from(part, (number) => ({ number, name: names.nameOf(number) }));
    texts.sort((a, b) => naturalOrder(a.name, b.name));
    part.set(texts.map(({ number }) => number));
  }
  for (let length = atOnce; length < sorted.length; length *= 2) {
    const merged = new Uint32Array(sorted.length);
    for (let first = 0; first < sorted.length; first += 2 * length)
      merge(names, sorted.subarray(first, first + 2 * length), length, merged.subarray(first));
    sorted = merged;
  }
  const places = new Uint32Array(sorted.length);
  sorted.forEach((number, place) => (places[number] = place));
  return places;
}

/** Merges two lists, each in order: the first `length` numbers, and the others. */
function merge(names: NameTable, both: Uint32Array, length: number, into: Uint32Array): void {
  const head = (at: number, end: number) => (at < end ? names.nameOf(both[at] ?? 0) : null);
  let [left, right] = [0, length];
  const leftEnd = Math.min(length, both.length);
  let [one, other] = [head(left, leftEnd), head(right, both.length)];
  for (let at = 0; at < both.length; at++) {
    if (other === null || (one !== null && naturalOrder(one, other) <= 0)) {
      into[at] = both[left++] ?? 0;
      one = head(left, leftEnd);
    } else {
      into[at] = both[right++] ?? 0;
      other = head(right, both.length);
    }
  }
}

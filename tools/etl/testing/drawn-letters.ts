export const lower = "abcdefghijklmnopqrstuvwxyz";
export const upper = lower.toUpperCase();
const digits = "0123456789";
const hexDigits = "0123456789abcdef";
const base62 = upper + lower + digits;

/** Letters drawn from a seed. */
export class Letters {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761 + 12_345) >>> 0;
  }

  of(count: number, set: string): string {
    return Array.from({ length: count }, () => set[this.below(set.length)] ?? "").join("");
  }

  b62 = (count: number) => this.of(count, base62);
  hex = (count: number) => this.of(count, hexDigits);
  url = (count: number) => `${this.b62(1)}${this.of(count - 2, `${base62}-_`)}${this.b62(1)}`;
  b64 = (count: number) => this.of(count, `${base62}+/`);
  num = (count: number) => `${this.of(1, "123456789")}${this.of(count - 1, digits)}`;
  caps = (count: number) => this.of(count, upper + digits);
  uuid = () => [8, 4, 4, 4, 12].map((count) => this.hex(count)).join("-");

  private below(end: number): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * end) | 0;
  }
}

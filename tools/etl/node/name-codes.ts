import { naturalOrder } from "../transform/natural-order.ts";
import { wholeNumber } from "../transform/whole-number.ts";

/**
 * Names as numbers, because millions of short texts take ten times their letters: a name that is a whole
 * number stands for itself, any other is kept once and has a negative code.
 */
export class NameCodes {
  private readonly names: string[] = [];
  private readonly codes = new Map<string, number>();

  codeOf(name: string): number {
    if (wholeNumber.test(name)) return Number(name);
    const known = this.codes.get(name);
    if (known !== undefined) return known;
    const code = -this.names.push(name);
    this.codes.set(name, code);
    return code;
  }

  nameOf(code: number): string {
    return code >= 0 ? String(code) : (this.names[-code - 1] ?? "");
  }

  /** As `naturalOrder` puts the names. */
  readonly order = (a: number, b: number): number => {
    if (a === b) return 0;
    return a >= 0 && b >= 0 ? a - b : naturalOrder(this.nameOf(a), this.nameOf(b));
  };
}

import { type IssueFact, type Place, issue } from "./fact.ts";

/** What was met in one record; numbers are read through it, so that no odd one passes unmentioned. */
export class Findings {
  readonly place: Place;
  private found: IssueFact[] = [];

  constructor(place: Place) {
    this.place = place;
  }

  warn(code: string, message: string): void {
    this.found.push(issue(code, "warning", this.place, message));
  }

  note(code: string, message: string): void {
    this.found.push(issue(code, "note", this.place, message));
  }

  add(found: IssueFact): void {
    this.found.push(found);
  }

  /** Hands out what was found so far and forgets it. */
  take(): readonly IssueFact[] {
    const found = this.found;
    this.found = [];
    return found;
  }

  /** A score: booleans are 0 and 1, a list its mean; numbers in quotes are taken, with a warning. */
  score(value: unknown, what: string): number | null {
    if (value === null || value === undefined) return null;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value === "number") return this.finite(value, what);
    if (typeof value === "string") return this.quoted(value, what);
    if (Array.isArray(value)) return this.mean(value, what);
    this.warn("not-a-number", `${what} is no number: ${JSON.stringify(value).slice(0, 40)}`);
    return null;
  }

  /** A whole number of things, or null. */
  count(value: unknown, what: string): number | null {
    const number = this.score(value, what);
    return number !== null && Number.isInteger(number) ? number : null;
  }

  private finite(value: number, what: string): number | null {
    if (Number.isFinite(value)) return value;
    this.warn("non-finite-number", `${what} is ${value}`);
    return null;
  }

  private quoted(value: string, what: string): number | null {
    const number = value.trim() === "" ? Number.NaN : Number(value);
    const isNumber = !Number.isNaN(number) || /^\s*nan\s*$/i.test(value);
    this.warn(isNumber ? "number-as-text" : "not-a-number", `${what} is the text "${value}"`);
    return isNumber ? this.finite(number, what) : null;
  }

  private mean(values: readonly unknown[], what: string): number | null {
    const numbers = values.flatMap((value) => this.score(value, what) ?? []);
    if (numbers.length === 0) return null;
    return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  }
}

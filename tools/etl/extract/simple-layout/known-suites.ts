import type { ReportFact } from "../fact.ts";

/** Which suites the run's results know. */
export class KnownSuites {
  private readonly names = new Set<string>();

  add({ suite }: ReportFact): void {
    this.names.add(suite);
  }

  /** The suite of samples that name none: the only one there is. */
  get onlySuite(): string | null {
    const [only = null] = this.names;
    return this.names.size === 1 ? only : null;
  }
}

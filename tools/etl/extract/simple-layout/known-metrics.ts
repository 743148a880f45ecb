import { metricKey } from "@evalsite/protocol";
import type { ReportFact } from "../fact.ts";

/** Which suites the run's results know, and the metric that heads each. */
export class KnownMetrics {
  private readonly headlines = new Map<string, string | null>();

  add({ suite, metrics, headline }: ReportFact): void {
    const { sourceName, identity } = metrics[headline ?? 0] ?? { sourceName: null, identity: null };
    const name = sourceName ?? (identity ? metricKey(identity) : null);
    this.headlines.set(suite, this.headlines.get(suite) ?? name);
  }

  /** The suite of samples that name none: the only one there is. */
  get onlySuite(): string | null {
    const [only = null] = this.headlines.keys();
    return this.headlines.size === 1 ? only : null;
  }

  /** What a suite's results name first. */
  headline(suite: string): string | null {
    return this.headlines.get(suite) ?? null;
  }
}

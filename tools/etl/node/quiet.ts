/** Waits until things have been quiet for a while after a change. */
export class Quiet {
  private readonly quietMs: number;
  private readonly mostMs: number;
  /** Times of the first and the latest change that nobody has waited for. */
  private pending: { readonly first: number; latest: number } | null = null;
  private notify: () => void = () => undefined;

  /** @param mostMs how long changes that never stop are waited for */
  constructor({ quietMs, mostMs }: { readonly quietMs: number; readonly mostMs: number }) {
    this.quietMs = quietMs;
    this.mostMs = mostMs;
  }

  changed(): void {
    const now = performance.now();
    if (this.pending === null) this.pending = { first: now, latest: now };
    else this.pending.latest = now;
    this.notify();
  }

  /** Ends after a change and the quiet that follows it, after `longestMs` without one, or at the signal. */
  async wait(longestMs: number, signal: AbortSignal): Promise<void> {
    const until = performance.now() + longestMs;
    for (
      let due = this.due(until);
      due > performance.now() && !signal.aborted;
      due = this.due(until)
    )
      await this.sleep(due - performance.now(), signal);
    this.pending = null;
  }

  private due(until: number): number {
    if (this.pending === null) return until;
    return Math.min(this.pending.latest + this.quietMs, this.pending.first + this.mostMs);
  }

  private async sleep(ms: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.notify = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener("abort", this.notify, { once: true });
    });
    signal.removeEventListener("abort", this.notify);
    this.notify = () => undefined;
  }
}

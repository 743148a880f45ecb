import type { SampleProblem, SampleResult } from "./sample-problem.ts";

interface Entry<T> {
  readonly promise: Promise<SampleResult<T>>;
  result: SampleResult<T> | null;
}

/** Keeps the most recently used results; two requests for the same key are one. */
export class RecentCache<K, T> {
  readonly #entries = new Map<K, Entry<T>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The held result or the one under way, otherwise what `load` gives. */
  get(key: K, load: () => Promise<SampleResult<T>>): Promise<SampleResult<T>> {
    const held = this.#entries.get(key);
    const entry = held ?? this.#start(key, load);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#trim();
    return entry.promise;
  }

  /** What is there at once; null when it was not loaded yet. */
  peek(key: K): SampleResult<T> | null {
    return this.#entries.get(key)?.result ?? null;
  }

  problems(): readonly SampleProblem[] {
    return [...this.#entries.values()].flatMap(({ result }) =>
      result?.kind === "problem" ? [result.problem] : [],
    );
  }

  /** Lets go of what failed, so that the next request tries again. */
  forgetProblems(): void {
    for (const [key, { result }] of this.#entries) {
      if (result?.kind === "problem") this.#entries.delete(key);
    }
  }

  #start(key: K, load: () => Promise<SampleResult<T>>): Entry<T> {
    const entry: Entry<T> = { promise: load(), result: null };
    entry.promise.then(
      (result) => (entry.result = result),
      () => this.#entries.delete(key),
    );
    return entry;
  }

  #trim(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#most) return;
      this.#entries.delete(key);
    }
  }
}

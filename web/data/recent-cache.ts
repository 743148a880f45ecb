import type { SampleProblem, SampleResult } from "./sample-problem.ts";

interface Entry<T> {
  readonly promise: Promise<SampleResult<T>>;
  result: SampleResult<T> | null;
}

/** Keeps the most recently used results; two requests for the same key are one. */
export class RecentCache<K, T> {
  readonly #entries = new Map<K, Entry<T>>();
  readonly #most: number;
  readonly #onProblem: (problem: SampleProblem) => void;

  constructor(most: number, onProblem: (problem: SampleProblem) => void) {
    this.#most = most;
    this.#onProblem = onProblem;
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

  /** Takes over what another holds, without what failed. */
  takeOver(other: RecentCache<K, T>): void {
    for (const [key, entry] of other.#entries) {
      if (entry.result?.kind !== "problem") this.#entries.set(key, entry);
    }
  }

  #start(key: K, load: () => Promise<SampleResult<T>>): Entry<T> {
    const entry: Entry<T> = { promise: load(), result: null };
    entry.promise.then(
      (result) => {
        entry.result = result;
        if (result.kind === "problem") this.#onProblem(result.problem);
      },
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

import type { Outcome, Sample } from "@evalsite/protocol";
import { type Estimate, type ItemScore, estimate, passAtK } from "./interval.ts";

interface Sums {
  sum: number;
  n: number;
}

/** Counts and means over the samples of one suite, added one at a time in item order. */
export class SampleTally {
  readonly outcomes = new Map<Outcome, number>();
  private readonly items = new Map<string, Map<string, Sums>>();
  private readonly subsets = new Map<string, Map<string, Sums>>();
  private readonly ranges = new Map<string, { readonly min: number; readonly max: number }>();
  private readonly nonBinary = new Set<string>();
  private readonly timings = { latency_s: [] as number[], ttft_s: [] as number[] };
  private readonly tokens = { input: [] as number[], output: [] as number[] };
  samples = 0;
  maxRepeat = 0;

  /** @param usable false for samples that the evaluation itself leaves out of its scores. */
  add(sample: Sample, usable: boolean): void {
    this.samples++;
    this.maxRepeat = Math.max(this.maxRepeat, sample.repeat + 1);
    this.outcomes.set(sample.outcome, (this.outcomes.get(sample.outcome) ?? 0) + 1);
    for (const [key, value] of Object.entries(usable ? sample.metrics : {})) {
      if (value !== 0 && value !== 1) this.nonBinary.add(key);
      const range = this.ranges.get(key) ?? { min: value, max: value };
      this.ranges.set(key, { min: Math.min(range.min, value), max: Math.max(range.max, value) });
      bump(this.items, key, sample.item_key, value);
      bump(this.subsets, key, sample.subset, value);
    }
    if (sample.latency_s !== null) this.timings.latency_s.push(sample.latency_s);
    if (sample.ttft_s !== null) this.timings.ttft_s.push(sample.ttft_s);
    if (sample.input_tokens !== null) this.tokens.input.push(sample.input_tokens);
    if (sample.output_tokens !== null) this.tokens.output.push(sample.output_tokens);
  }

  /** Keys of all metrics that any sample had, in order of first appearance. */
  get keys(): readonly string[] {
    return [...this.items.keys()];
  }

  /** Mean, standard error and interval of a metric over its items. */
  estimate(key: string): Estimate | null {
    return estimate(this.itemScores(key), !this.nonBinary.has(key));
  }

  /** Mean over all samples that have the metric, and how many those are. */
  mean(key: string): { readonly value: number; readonly n: number } | null {
    const scores = [...(this.items.get(key)?.values() ?? [])];
    const n = scores.reduce((total, item) => total + item.n, 0);
    return n === 0 ? null : { value: scores.reduce((sum, item) => sum + item.sum, 0) / n, n };
  }

  /** Smallest and largest value of a metric on any sample. */
  extremes(key: string): { readonly min: number; readonly max: number } | undefined {
    return this.ranges.get(key);
  }

  subsetMeans(key: string): ReadonlyMap<string, { readonly value: number; readonly n: number }> {
    const subsets = this.subsets.get(key) ?? new Map<string, Sums>();
    return new Map([...subsets].map(([name, { sum, n }]) => [name, { value: sum / n, n }]));
  }

  /** pass@k for k = 1, 2, 4, … up to the repeats that every item has; empty without repeats or for non-binary scores. */
  passAtK(key: string): readonly { k: number; value: number; stderr: number | null }[] {
    const scores = [...(this.items.get(key)?.values() ?? [])];
    const repeats = Math.min(...scores.map((item) => item.n));
    if (scores.length === 0 || repeats < 2 || this.nonBinary.has(key)) return [];
    return powersOfTwo(repeats).map((k) => {
      const means = scores.map(({ sum, n }) => ({ mean: passAtK(n, sum, k), repeats: 2 }));
      const result = estimate(means, false);
      return { k, value: result?.mean ?? 0, stderr: result?.stderr ?? null };
    });
  }

  get latencies(): readonly number[] {
    return this.timings.latency_s;
  }
  get ttfts(): readonly number[] {
    return this.timings.ttft_s;
  }
  get inputTokens(): readonly number[] {
    return this.tokens.input;
  }
  get outputTokens(): readonly number[] {
    return this.tokens.output;
  }

  private itemScores(key: string): readonly ItemScore[] {
    return [...(this.items.get(key)?.values() ?? [])].map(({ sum, n }) => ({
      mean: sum / n,
      repeats: n,
    }));
  }
}

function bump(
  table: Map<string, Map<string, Sums>>,
  key: string,
  group: string,
  value: number,
): void {
  const groups = table.get(key) ?? new Map<string, Sums>();
  table.set(key, groups);
  const sums = groups.get(group) ?? { sum: 0, n: 0 };
  groups.set(group, sums);
  sums.sum += value;
  sums.n++;
}

function powersOfTwo(limit: number): readonly number[] {
  const ks: number[] = [];
  for (let k = 1; k <= limit; k *= 2) ks.push(k);
  return ks.at(-1) === limit ? ks : [...ks, limit];
}

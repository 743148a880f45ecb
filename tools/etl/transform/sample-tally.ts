import { type Outcome, outcomes } from "@evalsite/protocol";
import { type Estimate, estimate, passAtK } from "@evalsite/statistics";

/** What samples say in numbers: columns in row order, NaN where a sample says nothing. */
export interface SampleColumns {
  readonly rows: number;
  readonly items: number;
  /**
   * Names: outcome, subset, usable, item, repeat, score, input_tokens, …, metric:<key>, weight:<key>; null if no
   * sample has it.
   * @returns a list of the caller's own
   */
  column(name: string): Float64Array | null;
  /** The same, of some consecutive samples at a time, in row order: a column may have ten million rows. */
  parts(): Iterable<ColumnsPart>;
  /** Keys of all metrics, in order of first appearance. */
  readonly metricKeys: readonly string[];
  /** What the numbers of `subset` stand for. */
  readonly subsets: readonly string[];
}

export interface ColumnsPart {
  readonly rows: number;
  /** Null if none of these samples has it. */
  readonly column: (name: string) => Float64Array | null;
}

/** One metric's values, summed up. */
interface MetricSums {
  /** By item. */
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly facts: Omit<MetricFacts, "estimate" | "leastRepeats">;
}

/** What is kept of a metric: no list with a number for each item. */
interface MetricFacts {
  readonly estimate: Estimate | null;
  /** Values that every item has at least, of those that have any. */
  readonly leastRepeats: number;
  readonly bySubset: ReadonlyMap<string, Mean>;
  readonly mean: Mean;
  /** The values are means of several things each, which counts in the mean of them all. */
  readonly isWeighted: boolean;
  readonly min: number;
  readonly max: number;
  readonly isBinary: boolean;
}

export interface Mean {
  readonly value: number;
  /** Samples. */
  readonly n: number;
}

/** Counts and means over the samples of one suite. Samples that the evaluation leaves out count for nothing. */
export class SampleTally {
  readonly samples: number;
  /** How many samples' scores are values of which metric, by its key. */
  readonly scoredBy: ReadonlyMap<string, number>;
  private readonly columns: SampleColumns;
  private readonly known = new Map<string, MetricFacts | null>();

  constructor(columns: SampleColumns, scoredBy: ReadonlyMap<string, number>) {
    this.columns = columns;
    this.scoredBy = scoredBy;
    this.samples = columns.rows;
  }

  get outcomes(): ReadonlyMap<Outcome, number> {
    const counts = new Map<Outcome, number>();
    for (const { column } of this.columns.parts())
      for (const code of column("outcome") ?? none) {
        const outcome = outcomes[code];
        if (outcome) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      }
    return counts;
  }

  get maxRepeat(): number {
    let most = 0;
    for (const { column } of this.columns.parts())
      for (const repeat of column("repeat") ?? none) most = Math.max(most, repeat + 1);
    return most;
  }

  /** Keys of all metrics that any sample had, in order of first appearance. */
  get keys(): readonly string[] {
    return this.columns.metricKeys.filter((key) => this.factsOf(key) !== null);
  }

  /** Mean, standard error and interval of a metric over its items. */
  estimate(key: string): Estimate | null {
    return this.factsOf(key)?.estimate ?? null;
  }

  /** Mean over all samples that have the metric, and how many those are. */
  mean(key: string): Mean | null {
    return this.factsOf(key)?.mean ?? null;
  }

  /** Is a metric's mean one over what its values are means of already: instructions, words? */
  isWeighted(key: string): boolean {
    return this.factsOf(key)?.isWeighted ?? false;
  }

  /** Mean of what the samples are judged by. */
  get score(): Mean | null {
    const mean = new Averaging();
    for (const { column } of this.columns.parts())
      for (const score of column("score") ?? none) if (!Number.isNaN(score)) mean.add(score, 1);
    return mean.n === 0 ? null : mean.mean;
  }

  /** Smallest and largest value of a metric on any sample. */
  extremes(key: string): { readonly min: number; readonly max: number } | undefined {
    return this.factsOf(key) ?? undefined;
  }

  subsetMeans(key: string): ReadonlyMap<string, Mean> {
    return this.factsOf(key)?.bySubset ?? new Map();
  }

  /**
   * pass@k for k = 1, 2, 4, … up to the repeats that every item has; empty without repeats or for non-binary
   * scores.
   */
  passAtK(key: string): readonly { k: number; value: number; stderr: number | null }[] {
    const facts = this.factsOf(key);
    if (!facts?.isBinary || facts.isWeighted || facts.leastRepeats < 2) return [];
    const metric = sumUp(this.columns, key);
    if (metric === null) return [];
    const { counts, sums } = withValues(metric);
    return powersOfTwo(facts.leastRepeats).map((k) => {
      const means = sums.map((sum, item) => passAtK(counts[item] ?? 0, sum, k));
      const result = estimate({ means, repeats: new Float64Array(means.length).fill(2) }, false);
      return { k, value: result?.mean ?? 0, stderr: result?.stderr ?? null };
    });
  }

  get latencies(): Float64Array {
    return this.valuesOf("latency_s");
  }
  get ttfts(): Float64Array {
    return this.valuesOf("ttft_s");
  }
  get inputTokens(): Float64Array {
    return this.valuesOf("input_tokens");
  }
  get outputTokens(): Float64Array {
    return this.valuesOf("output_tokens");
  }

  private valuesOf(name: string): Float64Array {
    const values = this.columns.column(name) ?? none;
    let n = 0;
    for (const value of values) if (!Number.isNaN(value)) values[n++] = value;
    return values.subarray(0, n);
  }

  private factsOf(key: string): MetricFacts | null {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const sums = sumUp(this.columns, key);
    const facts = sums && factsIn(sums);
    this.known.set(key, facts);
    return facts;
  }
}

const none = new Float64Array();

class Averaging {
  n = 0;
  private sum = 0;
  private weight = 0;

  add(value: number, weight: number): void {
    this.n++;
    this.sum += value * weight;
    this.weight += weight;
  }

  get mean(): Mean {
    return { value: this.sum / this.weight, n: this.n };
  }
}

/** Weighted where every value has a weight. */
function sumUp(columns: SampleColumns, key: string): MetricSums | null {
  return summedUp(columns, key, true) ?? summedUp(columns, key, false);
}

/** Null where there is no value, or one without a weight. */
function summedUp(columns: SampleColumns, key: string, isWeighted: boolean): MetricSums | null {
  const sums = new Float64Array(columns.items);
  const counts = new Float64Array(columns.items);
  const bySubset = columns.subsets.map(() => new Averaging());
  const all = new Averaging();
  let [min, max, isBinary] = [Infinity, -Infinity, true];
  for (const { column } of columns.parts()) {
    const values = column(`metric:${key}`) ?? none;
    const usable = column("usable") ?? none;
    const weights = isWeighted ? column(`weight:${key}`) : null;
    if (isWeighted && values.length > 0 && weights === null) return null;
    const item = column("item") ?? none;
    const subset = column("subset") ?? none;
    for (let row = 0; row < values.length; row++) {
      const value = values[row] ?? Number.NaN;
      if (Number.isNaN(value) || usable[row] !== 1) continue;
      const weight = weights === null ? 1 : (weights[row] ?? Number.NaN);
      if (Number.isNaN(weight)) return null;
      if (value !== 0 && value !== 1) isBinary = false;
      if (value < min) min = value;
      if (value > max) max = value;
      const at = item[row] ?? 0;
      sums[at] = (sums[at] ?? 0) + value * weight;
      counts[at] = (counts[at] ?? 0) + weight;
      all.add(value, weight);
      bySubset[subset[row] ?? -1]?.add(value, weight);
    }
  }
  if (all.n === 0 || !counts.some((count) => count > 0)) return null;
  const means = columns.subsets.flatMap((name, at) => {
    const ofSubset = bySubset[at];
    return ofSubset && ofSubset.n > 0 ? [[name, ofSubset.mean] as const] : [];
  });
  const facts = { bySubset: new Map(means), mean: all.mean, min, max, isBinary, isWeighted };
  return { sums, counts, facts };
}

function factsIn(metric: MetricSums): MetricFacts {
  const { sums, counts } = withValues(metric);
  const means = sums.map((sum, item) => sum / (counts[item] ?? 1));
  let leastRepeats = Infinity;
  for (const count of counts) leastRepeats = Math.min(leastRepeats, count);
  const { facts } = metric;
  return { ...facts, leastRepeats, estimate: estimate({ means, repeats: counts }, facts.isBinary) };
}

/** Without the items that have no value. */
function withValues({ sums, counts }: MetricSums): Pick<MetricSums, "sums" | "counts"> {
  if (!counts.includes(0)) return { sums, counts };
  return {
    sums: sums.filter((_sum, item) => counts[item] !== 0),
    counts: counts.filter((count) => count !== 0),
  };
}

function powersOfTwo(limit: number): readonly number[] {
  const ks: number[] = [];
  for (let k = 1; k <= limit; k *= 2) ks.push(k);
  return ks.at(-1) === limit ? ks : [...ks, limit];
}

/** The standard error of a mean difference, and the clusters that it rests on. */
export interface PairedError {
  readonly stderr: number;
  /** Pairs count as clusters of one where there are no others. */
  readonly clusters: number;
}

/**
 * Standard error of the mean of d_i = candidate_i − baseline_i over the pairs: sd(d)/√n; with
 * clusters SE² = (1/n²)·Σ_c(Σ_{i∈c}(d_i − d̄))²·C/(C−1). Liang & Zeger (1986), Biometrika 73:13;
 * Miller (2024), arXiv 2411.00640, 2.2 and 4.2.
 *
 * @param baseline NaN = no number there
 * @param candidate the same items in the same order
 * @param clusterOf number of each item's cluster, small whole numbers; null: each its own
 * @param mean of the differences
 * @returns stderr NaN for fewer than two clusters
 */
export function pairedError(
  baseline: Float64Array,
  candidate: Float64Array,
  clusterOf: Uint32Array | null,
  mean: number,
): PairedError {
  return clusterOf === null
    ? plainError(baseline, candidate, mean)
    : clusteredError(baseline, candidate, clusterOf, mean);
}

function plainError(baseline: Float64Array, candidate: Float64Array, mean: number): PairedError {
  let [n, squares] = [0, 0];
  for (let at = 0; at < baseline.length; at++) {
    const off = (candidate[at] ?? Number.NaN) - (baseline[at] ?? Number.NaN) - mean;
    if (off !== off) continue;
    n++;
    squares += off * off;
  }
  return { stderr: errorOf(squares, n, n), clusters: n };
}

function clusteredError(
  baseline: Float64Array,
  candidate: Float64Array,
  clusterOf: Uint32Array,
  mean: number,
): PairedError {
  let room = 0;
  for (let at = 0; at < clusterOf.length; at++) room = Math.max(room, (clusterOf[at] ?? 0) + 1);
  const sums = new Float64Array(room);
  const sizes = new Uint32Array(room);
  let n = 0;
  for (let at = 0; at < baseline.length; at++) {
    const off = (candidate[at] ?? Number.NaN) - (baseline[at] ?? Number.NaN) - mean;
    const cluster = clusterOf[at] ?? 0;
    if (off !== off) continue;
    n++;
    sums[cluster] = (sums[cluster] ?? 0) + off;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  }
  let [clusters, squares] = [0, 0];
  for (let cluster = 0; cluster < room; cluster++) {
    if (sizes[cluster] === 0) continue;
    clusters++;
    squares += (sums[cluster] ?? 0) ** 2;
  }
  return { stderr: errorOf(squares, clusters, n), clusters };
}

function errorOf(squares: number, clusters: number, n: number): number {
  return clusters < 2 ? Number.NaN : Math.sqrt((squares * clusters) / (clusters - 1)) / n;
}

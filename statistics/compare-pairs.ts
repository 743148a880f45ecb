import type { Comparison, Direction, Gap } from "./comparison.ts";
import { type Interval, around } from "./interval.ts";
import { mcnemar } from "./mcnemar.ts";
import { newcombePaired } from "./newcombe-paired.ts";
import { type PairedError, pairedError } from "./paired-error.ts";
import { type PairMoments, pairMoments } from "./pair-moments.ts";
import { t975, tTest } from "./t-distribution.ts";

/** Scores of two runs, item by item: all lists are as long, and number the items alike. */
export interface Pairs {
  /** Native scale, the mean over an item's repeats; NaN where the run has no such item, or no score. */
  readonly baseline: Float64Array;
  readonly candidate: Float64Array;
  /** Number of each item's group, from 0 and small (items that share a text); null: none. */
  readonly clusters: Uint32Array | null;
  readonly direction: Direction;
}

/**
 * With fewer pairs than this that are not as most are, a t interval of scores of 0 and 1 is too
 * narrow: see docs/decisions/0021-statistics.md.
 */
const fewUnlike = 10;

/**
 * Two runs on the same items: mean difference, its 95 % interval and p.
 *
 * Paired t: d̄ ± t·SE with SE as in `pairedError` and clusters − 1 degrees of freedom (Miller 2024,
 * arXiv 2411.00640, 4.2). Scores of 0 and 1 with few discordant pairs, or few others: Newcombe's
 * paired interval (method 10) and exact McNemar; where items are clustered, these with as many items
 * as clusters, the wider of the two intervals on each side and the larger p. Items without a score in both runs change nothing.
 */
export function comparePairs(pairs: Pairs): Comparison {
  const { baseline, candidate, clusters, direction } = pairs;
  const moments = pairMoments(baseline, candidate);
  if (moments.n === 0) return withoutPairs;
  const difference = moments.candidate - moments.baseline;
  const error = pairedError(baseline, candidate, clusters, difference);
  return comparisonOf(moments, error, clusters !== null, direction);
}

/**
 * The same of sums that were taken while the pairs went by, each its own cluster.
 * @param squares Σ(candidate − baseline)² over the pairs
 */
export function compareMoments(
  moments: PairMoments,
  squares: number,
  direction: Direction,
): Comparison {
  const { n, baseline, candidate } = moments;
  if (n === 0) return withoutPairs;
  const off = Math.max(0, squares - n * (candidate - baseline) ** 2);
  const stderr = n < 2 ? Number.NaN : Math.sqrt(off / (n - 1) / n);
  return comparisonOf(moments, { stderr, clusters: n }, false, direction);
}

function comparisonOf(
  moments: PairMoments,
  error: PairedError,
  clustered: boolean,
  direction: Direction,
): Comparison {
  const difference = moments.candidate - moments.baseline;
  const isExact = moments.isBinary && !clustered;
  const upside = direction === "lower";
  return {
    basis: "paired",
    n: moments.n,
    clusters: clustered ? error.clusters : null,
    baseline: moments.baseline,
    candidate: moments.candidate,
    difference,
    stderr: Number.isNaN(error.stderr) ? null : error.stderr,
    mcnemar: isExact ? mcnemar(moments.higher, moments.lower) : null,
    won: upside ? moments.lower : moments.higher,
    lost: upside ? moments.higher : moments.lower,
    ...testOf(moments, difference, error, clustered),
  };
}

const withoutPairs: Comparison = {
  basis: "paired",
  n: 0,
  clusters: null,
  baseline: null,
  candidate: null,
  difference: null,
  stderr: null,
  interval: null,
  p: null,
  mcnemar: null,
  won: 0,
  lost: 0,
  gap: "no-pairs",
};

interface Test {
  readonly interval: Interval | null;
  readonly p: number | null;
  readonly gap: Gap | null;
}

function testOf(
  moments: PairMoments,
  difference: number,
  error: PairedError,
  clustered: boolean,
): Test {
  const fromCounts = hasFewUnlike(moments) ? countTest(moments, error.clusters) : null;
  if (fromCounts !== null && !clustered) return fromCounts;
  if (error.clusters < 2) return { interval: null, p: null, gap: "one-pair" };
  // The spread of equal differences, and of clusters that cancel out, is rounding alone.
  if (error.stderr <= moments.largest * 1e-12) return fromCounts ?? withoutSpread;
  const fromSpread = {
    interval: around(
      difference,
      t975(error.clusters - 1) * error.stderr,
      clustered ? "t-clustered" : "t",
    ),
    p: tTest(difference / error.stderr, error.clusters - 1),
    gap: null,
  };
  return fromCounts === null ? fromSpread : widerOf(fromCounts, fromSpread);
}

const withoutSpread: Test = { interval: null, p: null, gap: "no-spread" };

interface Tested extends Test {
  readonly interval: Interval;
  readonly p: number;
}

function hasFewUnlike({ n, higher, lower, isBinary }: PairMoments): boolean {
  return isBinary && n - Math.max(higher, lower, n - higher - lower) < fewUnlike;
}

/** Counts that say no more than one item a cluster would. */
function countTest({ n, higher, lower, bothOne, bothZero }: PairMoments, clusters: number): Tested {
  const weight = clusters / n;
  const [won, lost] = [higher * weight, lower * weight];
  const table = { won, lost, bothRight: bothOne * weight, bothWrong: bothZero * weight };
  return { interval: newcombePaired(table), p: mcnemar(won, lost), gap: null };
}

function widerOf(one: Tested, other: Tested): Tested {
  return {
    interval: {
      ...one.interval,
      low: Math.min(one.interval.low, other.interval.low),
      high: Math.max(one.interval.high, other.interval.high),
    },
    p: Math.max(one.p, other.p),
    gap: null,
  };
}

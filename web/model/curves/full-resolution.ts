import type { Series, ShardPoints } from "@evalsite/protocol";
import { lowerBound, upperBound } from "./search-sorted.ts";

/** How closely a series is looked at. */
export interface Look {
  /** The part of the series in view, in steps; null: all of it. */
  readonly steps: readonly [low: number, high: number] | null;
  /** Columns of pixels there are to draw in. */
  readonly columns: number;
  readonly isSmoothed: boolean;
}

/** A shard of no more points than this is worth fetching without a zoom. */
const fewPoints = 20_000;

/**
 * The blocks of a series' full resolution that a look at it needs: none where the overview has a point
 * for every column, or where all of a long series is in view. Smoothing needs what came before, too:
 * the points of one block weigh less than 10⁻¹⁴ after it.
 */
export function wantedBlocks(
  { shard, points, n_total: total = 0 }: Series,
  { steps, columns, isSmoothed }: Look,
): readonly number[] {
  if (shard === null) return [];
  if (steps === null && total > fewPoints) return [];
  const [low, high] = steps ?? [-Infinity, Infinity];
  const overview = points.filter(({ step }) => step >= low && step <= high).length;
  if (overview >= columns && !isSmoothed) return [];
  const all = shard.blocks.map((_block, at) => at);
  const seen = all.filter((at) => {
    const block = shard.blocks[at];
    return block !== undefined && block.last >= low && block.first <= high;
  });
  const before = (seen[0] ?? 0) - 1;
  return isSmoothed && before >= 0 ? [before, ...seen] : seen;
}

/** Points of a series for drawing. */
export interface SeriesPoints {
  readonly steps: Float64Array;
  readonly ys: Float64Array;
}

/** The overview of a series, with blocks of its full resolution in their places. */
export function withBlocks(
  { points }: Pick<Series, "points">,
  blocks: readonly ShardPoints[],
): SeriesPoints {
  const steps = Float64Array.from(points, (point) => point.step);
  const ys = Float64Array.from(points, (point) => point.value);
  return blocks.reduce(withBlock, { steps, ys });
}

function withBlock({ steps, ys }: SeriesPoints, block: ShardPoints): SeriesPoints {
  const from = lowerBound(steps, block.steps[0] ?? Infinity);
  const to = upperBound(steps, block.steps.at(-1) ?? -Infinity);
  return {
    steps: joined(steps, from, block.steps, to),
    ys: joined(ys, from, block.values, to),
  };
}

function joined(list: Float64Array, from: number, middle: Float64Array, to: number): Float64Array {
  const end = Math.max(from, to);
  const all = new Float64Array(from + middle.length + list.length - end);
  all.set(list.subarray(0, from));
  all.set(middle, from);
  all.set(list.subarray(end), from + middle.length);
  return all;
}

/**
 * Positions on another axis for more steps than it is known for: in proportion between the known ones,
 * beyond them those of the nearest.
 * @param steps ascending
 * @param known ascending steps; `positions` are as long, null where unknown
 */
export function spreadPositions(
  steps: Float64Array,
  known: ArrayLike<number>,
  positions: readonly (number | null)[],
): (number | null)[] {
  const at: number[] = [];
  positions.forEach((position, i) => {
    if (position !== null) at.push(i);
  });
  let right = 0;
  return Array.from(steps, (step) => {
    while (right < at.length && (known[at[right] ?? 0] ?? 0) < step) right++;
    const [a, b] = [at[right - 1] ?? at[right], at[right] ?? at[right - 1]];
    if (a === undefined || b === undefined) return null;
    const [s0, s1] = [known[a] ?? 0, known[b] ?? 0];
    const [p0, p1] = [positions[a] ?? 0, positions[b] ?? 0];
    return s1 === s0 ? p0 : p0 + ((p1 - p0) * (step - s0)) / (s1 - s0);
  });
}

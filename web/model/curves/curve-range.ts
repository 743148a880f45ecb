export type Range = readonly [low: number, high: number];

/** How a scale places values: evenly, or by their logarithm (then only values above 0 have a place). */
export type ScaleKind = "linear" | "log";

export function hasPlace(value: number, scale: ScaleKind): boolean {
  return Number.isFinite(value) && (scale === "linear" || value > 0);
}

/** Lowest and highest of the values that have a place on the scale; null when none has. */
export function extent(values: Iterable<number>, scale: ScaleKind): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!hasPlace(value, scale)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** How much of the values, from the bottom and from the top, clipping leaves out of the scale. */
const CLIP = { low: 0.05, high: 0.95 } as const;

const SAMPLED = 50_000;

/** Values further from the median than this many median deviations are no part of a curve's shape. */
const FENCE = 20 * 1.4826;

/**
 * The 5 % and the 95 % quantile of the values (of an even selection when there are very many), as
 * TensorBoard ranges its y axis: positions are rounded outwards, so few values are left whole. A run
 * that diverged may have more than 5 % of all points: on a linear scale the range ends, too, at
 * 20 · 1.4826 · MAD from the median, which bounds it while less than half of the points have left.
 */
export function quantileRange(values: readonly number[], scale: ScaleKind): Range | null {
  const stride = Math.max(1, Math.floor(values.length / SAMPLED));
  const chosen = values.filter((value, i) => i % stride === 0 && hasPlace(value, scale));
  const sorted = Float64Array.from(chosen).toSorted();
  const last = sorted.length - 1;
  const low = sorted[Math.floor(last * CLIP.low)];
  const high = sorted[Math.ceil(last * CLIP.high)];
  if (low === undefined || high === undefined) return null;
  return scale === "log" ? [low, high] : fenced([low, high], sorted);
}

function fenced([low, high]: Range, sorted: Float64Array): Range {
  const middle = sorted[sorted.length >> 1] ?? 0;
  const deviations = sorted.map((value) => Math.abs(value - middle)).toSorted();
  const far = FENCE * (deviations[deviations.length >> 1] ?? 0);
  return far === 0 ? [low, high] : [Math.max(low, middle - far), Math.min(high, middle + far)];
}

/** A range wider than this cannot be calculated with. */
const HUGE = Number.MAX_VALUE / 4;

/** A range with some air around it; a range of one value gets a width. */
export function padded([low, high]: Range, scale: ScaleKind, air = 0.06): Range {
  if (scale === "linear") {
    const half = low === high ? flatAir(low) : (high / 2 - low / 2) * 2 * air;
    return [Math.max(-HUGE, low - half), Math.min(HUGE, high + half)];
  }
  if (low === high) return [low / 2, Math.min(HUGE, high * 2)];
  const factor = 10 ** ((Math.log10(high) - Math.log10(low)) * air);
  return [Math.max(Number.MIN_VALUE, low / factor), Math.min(HUGE, high * factor)];
}

function flatAir(value: number): number {
  return value === 0 ? 1 : Math.abs(value) * 0.1;
}

/** Where a value stands between the ends of a range, 0 to 1. */
export function share(value: number, [low, high]: Range, scale: ScaleKind): number {
  if (scale === "linear") return (value - low) / (high - low);
  return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
}

/** The value at a share of a range; undoes `share`. */
export function valueAtShare(at: number, [low, high]: Range, scale: ScaleKind): number {
  if (scale === "linear") return low + at * (high - low);
  return Math.exp(Math.log(low) + at * (Math.log(high) - Math.log(low)));
}

/** A range zoomed around one of its values: factor 0.5 shows half of it. */
export function zoomed(range: Range, around: number, factor: number, scale: ScaleKind): Range {
  const at = share(around, range, scale);
  return [
    valueAtShare(at - at * factor, range, scale),
    valueAtShare(at + (1 - at) * factor, range, scale),
  ];
}

/** The part of a range within bounds; null when it covers them. One beside them stays as it is. */
export function within(range: Range, bounds: Range): Range | null {
  if (range[0] <= bounds[0] && range[1] >= bounds[1]) return null;
  if (range[1] <= bounds[0] || range[0] >= bounds[1]) return range;
  return [Math.max(range[0], bounds[0]), Math.min(range[1], bounds[1])];
}

/** A range with no more digits than one can see, so that addresses and labels stay short. */
export function tidied([low, high]: Range, scale: ScaleKind): Range {
  if (scale === "log") return [Number(low.toPrecision(4)), Number(high.toPrecision(4))];
  const step = 10 ** (Math.floor(Math.log10(high - low)) - 2);
  const round = (value: number) => Number((Math.round(value / step) * step).toPrecision(12));
  const [a, b] = [round(low), round(high)];
  return b > a ? [a, b] : [low, high];
}

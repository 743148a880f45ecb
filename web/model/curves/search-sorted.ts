/** First index whose value is at least `x`; the length when there is none. */
export function lowerBound(xs: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = xs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((xs[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index whose value is above `x`; the length when there is none. */
export function upperBound(xs: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = xs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((xs[middle] ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index whose value lies nearest to `x`, or -1 when there are none. */
export function nearestIndex(xs: ArrayLike<number>, x: number): number {
  if (xs.length === 0) return -1;
  const right = lowerBound(xs, x);
  if (right === 0) return 0;
  if (right === xs.length) return xs.length - 1;
  return (xs[right] ?? 0) - x < x - (xs[right - 1] ?? 0) ? right : right - 1;
}

/** Whether a value lies between the first and the last. */
export function spans(xs: Float64Array, x: number): boolean {
  return x >= (xs[0] ?? Infinity) && x <= (xs.at(-1) ?? -Infinity);
}

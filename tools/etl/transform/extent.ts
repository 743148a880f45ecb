/** The smallest and the largest of some numbers. */
export type Extent = readonly [low: number, high: number];

/** Null if there is none; NaN is none. */
export function extentOf(numbers: Float64Array): Extent | null {
  let extent: Extent | null = null;
  for (const number of numbers) extent = widened(extent, number);
  return extent;
}

export function widened(extent: Extent | null, number: number): Extent | null {
  if (Number.isNaN(number)) return extent;
  if (extent === null) return [number, number];
  if (number >= extent[0] && number <= extent[1]) return extent;
  return [Math.min(extent[0], number), Math.max(extent[1], number)];
}

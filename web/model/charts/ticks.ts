/**
 * Round numbers that cover a range, ascending: multiples of 1, 2 or 5 × 10ⁿ, about `count` of them,
 * none outside the range except that a range of no width gives its one value.
 */
export function ticks(low: number, high: number, count = 5): readonly number[] {
  if (!(high > low)) return [low];
  const step = niceStep((high - low) / Math.max(1, count));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => round((first + at) * step, step));
}

/** The smallest of 1, 2, 5 × 10ⁿ that is not below `raw`. */
function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

/** Multiples of 0.1 are not exact: 3 × 0.1 must stay 0.3. */
function round(value: number, step: number): number {
  const decimals = Math.max(0, Math.min(15, 1 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(decimals));
}

/** A range widened to whole ticks, starting at 0 where the values allow it. */
export function niceDomain(values: readonly number[]): {
  readonly low: number;
  readonly high: number;
} {
  if (values.length === 0) return { low: 0, high: 1 };
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return { low: 0, high: 1 };
  const step = niceStep((high - low) / 5);
  return {
    low: round(Math.floor(low / step) * step, step),
    high: round(Math.ceil(high / step) * step, step),
  };
}

import type { Direction } from "./comparison.ts";
import { type Interval, level } from "./interval.ts";

/** One benchmark's part in a composite. */
export interface Part {
  readonly name: string;
  /** Relative to the other weights, above 0. */
  readonly weight: number;
  /** Score, or a difference of scores, native scale; null: the run lacks the benchmark. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly direction: Direction;
  /** Declared bounds of the score. */
  readonly range: { readonly min: number; readonly max: number } | null;
}

export type Composite =
  | {
      readonly kind: "composite";
      /** 0 to 1, of differences −1 to 1; higher is better. */
      readonly value: number;
      /** Null where a part has none. */
      readonly interval: Interval | null;
    }
  /** No composite: what the run lacks, and what has no scale or no direction and cannot enter. */
  | {
      readonly kind: "incomplete";
      readonly missing: readonly string[];
      readonly unscaled: readonly string[];
    };

/**
 * Weighted mean of scores, each first brought to 0–1 by its metric's range and direction. The
 * interval by propagation of errors through independent benchmarks, each side for itself:
 * half² = Σ (wₖ·halfₖ)² with Σ wₖ = 1 (MOVER, Zou & Donner 2008, Stat. Med. 27:1693; for symmetric
 * intervals the usual propagation).
 */
export function compositeScore(parts: readonly Part[]): Composite {
  return composite(parts, (value, { min, max }, direction) =>
    direction === "higher" ? (value - min) / (max - min) : (max - value) / (max - min),
  );
}

/**
 * Composite of candidate − baseline, paired where the parts are: the same weighted mean of the
 * differences, a difference of 0–1 scores in each.
 */
export function compositeDifference(parts: readonly Part[]): Composite {
  return composite(
    parts,
    (value, { min, max }, direction) => (direction === "higher" ? value : -value) / (max - min),
  );
}

type Scale = (
  value: number,
  range: { readonly min: number; readonly max: number },
  direction: Direction,
) => number;

interface Scaled {
  readonly share: number;
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

function composite(parts: readonly Part[], scale: Scale): Composite {
  const missing = parts.filter(({ value }) => value === null).map(({ name }) => name);
  const unscaled = parts.filter((part) => !isScaled(part)).map(({ name }) => name);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (missing.length + unscaled.length > 0 || total <= 0) {
    return { kind: "incomplete", missing, unscaled };
  }
  const scaled = parts.flatMap((part) => scaledPart(part, part.weight / total, scale));
  const value = scaled.reduce((sum, part) => sum + part.share * part.value, 0);
  return { kind: "composite", value, interval: propagated(value, scaled) };
}

function isScaled({ range, direction }: Part): boolean {
  return direction !== "none" && range !== null && range.max > range.min;
}

function scaledPart(part: Part, share: number, scale: Scale): readonly Scaled[] {
  const { value, interval, range, direction } = part;
  if (value === null || range === null) return [];
  const ends = interval && [
    scale(interval.low, range, direction),
    scale(interval.high, range, direction),
  ];
  return [
    {
      share,
      value: scale(value, range, direction),
      interval: ends && { low: Math.min(...ends), high: Math.max(...ends) },
    },
  ];
}

function propagated(value: number, parts: readonly Scaled[]): Interval | null {
  let [below, above] = [0, 0];
  for (const { share, value: part, interval } of parts) {
    if (interval === null) return null;
    below += (share * (part - interval.low)) ** 2;
    above += (share * (interval.high - part)) ** 2;
  }
  return {
    low: value - Math.sqrt(below),
    high: value + Math.sqrt(above),
    level,
    method: "propagated",
  };
}

import type { MetricSemantics } from "@evalsite/protocol";

export interface RadarCandidate {
  readonly id: string;
  readonly semantics: MetricSemantics;
  /** Whether any of the runs has a value. */
  readonly hasValue: boolean;
}

type LeftOutReason = "no-value" | "not-quality" | "no-range" | "other-scale";

interface LeftOut {
  readonly id: string;
  readonly reason: LeftOutReason;
}

/** What a radar may show: axes that share one scale, or the reason why there is none. */
export type RadarPlan =
  | {
      readonly kind: "axes";
      readonly axes: readonly string[];
      /** All that would fit, drawn or not. */
      readonly comparable: readonly string[];
      readonly semantics: MetricSemantics;
      readonly leftOut: readonly LeftOut[];
    }
  | {
      readonly kind: "too-few";
      /** Benchmarks on the most common scale. */
      readonly comparable: number;
      readonly leftOut: readonly LeftOut[];
    };

/** Fewer axes than this make no area. */
export const MIN_AXES = 3;

/** More axes than this make a knot, and their names overlap. */
export const MOST_AXES = 16;

/**
 * Chooses the benchmarks that may share a radar: quality metrics with the same declared range,
 * direction and unit. Of several such groups the largest is taken; of equal ones the first.
 * @param chosen which of these to draw; null, or too few of them: the first that can be read together
 */
export function radarPlan(
  candidates: readonly RadarCandidate[],
  chosen: readonly string[] | null = null,
): RadarPlan {
  const groups = Map.groupBy(
    candidates.filter((candidate) => unfit(candidate) === null),
    (candidate) => scaleOf(candidate.semantics),
  );
  let largest: readonly RadarCandidate[] = [];
  for (const group of groups.values()) if (group.length > largest.length) largest = group;
  const leftOut = candidates.flatMap((candidate): LeftOut[] =>
    largest.includes(candidate)
      ? []
      : [{ id: candidate.id, reason: unfit(candidate) ?? "other-scale" }],
  );
  const first = largest[0];
  if (first === undefined || largest.length < MIN_AXES) {
    return { kind: "too-few", comparable: largest.length, leftOut };
  }
  const comparable = largest.map(({ id }) => id);
  return {
    kind: "axes",
    axes: drawnOf(comparable, chosen),
    comparable,
    semantics: first.semantics,
    leftOut,
  };
}

function drawnOf(all: readonly string[], chosen: readonly string[] | null): readonly string[] {
  const known = all.filter((id) => chosen?.includes(id));
  return (known.length < MIN_AXES ? all : known).slice(0, MOST_AXES);
}

/** Position of a value between the centre (0, worst) and the rim (1, best); null when missing or without range. */
export function radarRadius(value: number | null, semantics: MetricSemantics): number | null {
  const { range, direction } = semantics;
  if (value === null || range === null || range.max <= range.min) return null;
  const share = Math.min(1, Math.max(0, (value - range.min) / (range.max - range.min)));
  return direction === "lower" ? 1 - share : share;
}

function unfit(candidate: RadarCandidate): LeftOutReason | null {
  const { kind, direction, range } = candidate.semantics;
  if (!candidate.hasValue) return "no-value";
  if (kind !== "quality" || direction === "none") return "not-quality";
  if (range === null || range.max <= range.min) return "no-range";
  return null;
}

function scaleOf({ direction, range, unit, display }: MetricSemantics): string {
  return JSON.stringify([
    direction,
    range?.min,
    range?.max,
    unit,
    display.multiplier,
    display.unit,
  ]);
}

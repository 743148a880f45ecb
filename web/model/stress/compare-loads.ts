import type { LoadPoint, StressTest } from "@evalsite/protocol";
import { byLoad, loadAxis, metricColumns, wellKnown } from "./load-points.ts";
import { type StressUnit, stressUnit } from "./stress-quantity.ts";

/** The same load in several runs; what a run did not measure is undefined. */
export interface ComparedLoad {
  /** Null where no run has more than one test, or it has no name of its own. */
  readonly test: string | null;
  readonly concurrency: number | null;
  readonly requestRate: number | null;
  /** By run. */
  readonly points: readonly (LoadPoint | undefined)[];
  readonly metrics: readonly ComparedMetric[];
}

export interface ComparedMetric {
  readonly name: string;
  readonly unit: StressUnit;
  /** By run. */
  readonly values: readonly (number | undefined)[];
}

interface Placed {
  readonly key: string;
  readonly test: string | null;
  readonly point: LoadPoint;
}

/**
 * Load points of several runs joined by what was asked: test, concurrency, request rate. A load that a
 * run has several times is joined in order. The names of tests count only where a run has several.
 */
export function compareLoads(
  runs: readonly (readonly StressTest[])[],
  metrics: "main" | "all",
): readonly ComparedLoad[] {
  const isNamed = runs.some((tests) => tests.length > 1);
  const placed = runs.map((tests) => placedPoints(tests, isNamed));
  const byKey = placed.map((points) => new Map(points.map((one) => [one.key, one])));
  const known = new Map(placed.flat().map((one) => [one.key, one]));
  return [...known.values()].toSorted(byTestAndLoad).map(({ key, test, point }) => {
    const points = byKey.map((found) => found.get(key)?.point);
    return {
      test,
      concurrency: point.concurrency,
      requestRate: point.request_rate,
      points,
      metrics: comparedMetrics(points, metrics),
    };
  });
}

/** How much more than in the baseline, as a share of it; null where that says nothing. */
export function changeFrom(base: number | undefined, value: number | undefined): number | null {
  if (base === undefined || value === undefined || base <= 0) return null;
  return value / base - 1;
}

function placedPoints(tests: readonly StressTest[], isNamed: boolean): readonly Placed[] {
  const seen = new Map<string, number>();
  return tests.flatMap((test) =>
    byLoad(test.points, loadAxis(test.points)).map((point) => {
      const name = isNamed && test.name !== "." ? test.name : null;
      const isTold = point.concurrency !== null || point.request_rate !== null;
      const asked = [name, point.concurrency, point.request_rate, isTold ? null : point.name];
      const load = JSON.stringify(asked);
      const times = seen.get(load) ?? 0;
      seen.set(load, times + 1);
      return { key: `${load} ${times}`, test: name, point };
    }),
  );
}

function byTestAndLoad(a: Placed, b: Placed): number {
  if (a.test !== b.test) return (a.test ?? "") < (b.test ?? "") ? -1 : 1;
  const loads = (["concurrency", "request_rate"] as const).map((axis) => {
    const [one, other] = [a.point[axis] ?? Infinity, b.point[axis] ?? Infinity];
    return one === other ? 0 : one - other;
  });
  return loads.find((difference) => difference !== 0) ?? 0;
}

function comparedMetrics(
  points: readonly (LoadPoint | undefined)[],
  which: "main" | "all",
): readonly ComparedMetric[] {
  const names = metricColumns(points.flatMap((point) => (point ? [point.metrics] : [])));
  const chosen = which === "all" ? names : names.filter((name) => wellKnown.has(name));
  return chosen.map((name) => {
    const values = points.map((point) => point?.metrics[name]);
    return {
      name,
      unit: stressUnit(
        name,
        values.filter((value) => value !== undefined),
      ),
      values,
    };
  });
}

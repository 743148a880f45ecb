import type { StressTest } from "@evalsite/protocol";
import type { LoadPointFact } from "../extract/fact.ts";
import { naturalOrder } from "./natural-order.ts";
import { publicSettings } from "./settings.ts";

/** Load points grouped by test, ordered by concurrency, then rate; not yet cleaned. */
export function stressTests(facts: readonly LoadPointFact[]): readonly StressTest[] {
  const tests = Map.groupBy(facts, (fact) => fact.test);
  return [...tests]
    .toSorted(([a], [b]) => naturalOrder(a, b))
    .map(([name, points]) => ({
      name: name === "" ? "." : name,
      model: modelOf(points),
      settings: publicSettings(shared(points[0]?.settings ?? {})),
      points: points.map((fact) => fact.point).toSorted(byLoad),
    }));
}

function modelOf(points: readonly LoadPointFact[]): string | null {
  return points.find((fact) => fact.model !== null)?.model ?? null;
}

/** What differs from point to point stands with the point. */
function shared(settings: LoadPointFact["settings"]): LoadPointFact["settings"] {
  const { parallel: _parallel, number: _number, rate: _rate, ...rest } = settings;
  return rest;
}

function byLoad(a: LoadPointFact["point"], b: LoadPointFact["point"]): number {
  const load = (point: LoadPointFact["point"]) => point.concurrency ?? Infinity;
  const rate = (point: LoadPointFact["point"]) => point.request_rate ?? Infinity;
  return compare(load(a), load(b)) || compare(rate(a), rate(b)) || naturalOrder(a.name, b.name);
}

/** Infinity − Infinity is NaN, so no subtraction here. */
function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

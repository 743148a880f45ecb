import type { RunMetrics } from "@evalsite/protocol";
import type { CurveRun } from "./curve.ts";
import type { MarkKind } from "./curve-marks.ts";

/** Neighbouring events of one kind in one series, told as one. */
export interface EventEntry {
  readonly run: CurveRun;
  /** Null when the event concerns the whole run. */
  readonly series: string | null;
  readonly kind: MarkKind;
  /** First and last step; the same for a single event. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** For a restart: the highest step before it. */
  readonly from: number | null;
}

/** Events of a run, oldest first; events of a kind that follow one another point by point are joined. */
export function eventList(run: CurveRun, metrics: RunMetrics): EventEntry[] {
  const lost = metrics.series.flatMap((series) =>
    series.non_finite.map(({ step }) => ({
      step,
      kind: "non-finite" as const,
      series: series.name,
      from: null,
    })),
  );
  const told = new Set(lost.map((event) => `${event.step} ${event.series}`));
  const events = metrics.events.filter(
    (event) => event.kind !== "non-finite" || !told.has(`${event.step} ${event.series}`),
  );
  const bySeries = Map.groupBy([...events, ...lost], (event) => `${event.kind} ${event.series}`);
  return [...bySeries.values()]
    .flatMap((group) => {
      const sorted = group.toSorted((a, b) => a.step - b.step);
      const steps = stepsOf(metrics, sorted[0]?.series ?? null, sorted);
      return joinNeighbours(run, sorted, steps);
    })
    .toSorted((a, b) => a.first - b.first || a.kind.localeCompare(b.kind));
}

type StepEvent = Pick<RunMetrics["events"][number], "step" | "kind" | "series" | "from">;

/** All steps of a series, also those without a finite value, so that neighbours can be told. */
function stepsOf(
  metrics: RunMetrics,
  name: string | null,
  events: readonly StepEvent[],
): Map<number, number> {
  const series = metrics.series.find((candidate) => candidate.name === name);
  const steps = new Set(events.map((event) => event.step));
  series?.points.forEach((point) => steps.add(point.step));
  series?.non_finite.forEach((point) => steps.add(point.step));
  return new Map([...steps].toSorted((a, b) => a - b).map((step, i) => [step, i]));
}

const NEAR = 3;

function joinNeighbours(
  run: CurveRun,
  events: readonly StepEvent[],
  order: ReadonlyMap<number, number>,
): EventEntry[] {
  const entries: EventEntry[] = [];
  for (const { step, kind, series, from } of events) {
    const before = entries.at(-1);
    const gap = (order.get(step) ?? 0) - (order.get(before?.last ?? step) ?? 0);
    if (before !== undefined && series !== null && kind !== "restart" && gap <= NEAR) {
      entries[entries.length - 1] = { ...before, last: step, count: before.count + 1 };
    } else {
      entries.push({ run, series, kind, first: step, last: step, count: 1, from });
    }
  }
  return entries;
}

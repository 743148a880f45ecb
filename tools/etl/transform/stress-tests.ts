import type { LoadPoint, StressTest } from "@evalsite/protocol";
import type { LoadPointFact } from "../extract/fact.ts";
import { naturalOrder } from "./natural-order.ts";
import { isAllFailed } from "./run-states.ts";
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
      points: points.map(measuredPoint).toSorted(byLoad),
    }));
}

/** What can be known of a test none of whose requests was answered. */
const alwaysKnown = ["duration_s"];

/** What cannot be known where a whole answer came at once: when its first token was there, and the others. */
const ofStreams = /(?:^|_)(?:ttft|tpot|itl|ttfat)_s$/;

/** The point without figures over nothing. */
function measuredPoint({ point, settings }: LoadPointFact): LoadPoint {
  const streamed = isStreamed(point, settings);
  if (isAllFailed(point)) {
    const metrics = picked(point.metrics, (name) => alwaysKnown.includes(name));
    return { ...point, streamed, metrics, percentiles: [] };
  }
  if (streamed !== false) return { ...point, streamed };
  const isKnown = (name: string) => !ofStreams.test(name);
  return {
    ...point,
    streamed,
    metrics: picked(point.metrics, isKnown),
    percentiles: point.percentiles.map(({ label, values }) => ({
      label,
      values: picked(values, isKnown),
    })),
  };
}

function picked(
  values: Readonly<Record<string, number>>,
  isWanted: (name: string) => boolean,
): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));
}

/** As the arguments or the counts say; else a first token that comes with the last tells that it was not. */
function isStreamed(
  { metrics }: LoadPointFact["point"],
  settings: LoadPointFact["settings"],
): boolean | null {
  const { stream_requests: streams, non_stream_requests: wholes, ttft_s, latency_s } = metrics;
  if (streams !== undefined && wholes !== undefined && streams + wholes > 0) return streams > 0;
  if (typeof settings["stream"] === "boolean") return settings["stream"];
  const timed = ttft_s !== undefined && latency_s !== undefined && latency_s > 0;
  if (!timed) return null;
  const hasGaps = (metrics["tpot_s"] ?? metrics["itl_s"] ?? 0) > 0;
  if (ttft_s < latency_s * 0.999) return true;
  return hasGaps ? null : false;
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

import type { TraceEvent } from "@evalsite/protocol";

/** Where an event lies in the whole trace, as shares of its duration. */
export interface TraceSpan {
  readonly start: number;
  readonly length: number;
}

/**
 * Places of the events in time. Without time stamps events follow one another by their latencies;
 * null for an event that has neither.
 */
export function traceSpans(trace: readonly TraceEvent[]): readonly (TraceSpan | null)[] {
  const times = absoluteTimes(trace);
  const known = times.filter((time) => time !== null);
  const first = Math.min(...known.map((time) => time.startS));
  const whole = Math.max(...known.map((time) => time.startS + time.lengthS)) - first;
  return times.map((time) => {
    if (time === null || !(whole > 0)) return null;
    return { start: (time.startS - first) / whole, length: time.lengthS / whole };
  });
}

function absoluteTimes(trace: readonly TraceEvent[]) {
  let endS = 0;
  return trace.map(({ timestamp_s: startS, latency_ms: latencyMs }) => {
    if (startS === null && latencyMs === null) return null;
    const time = { startS: startS ?? endS, lengthS: Math.max(0, latencyMs ?? 0) / 1000 };
    endS = time.startS + time.lengthS;
    return time;
  });
}

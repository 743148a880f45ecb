import { type Judged, bytes, judged, noTarget, seconds } from "../table.ts";
import type { Measured } from "./measure.ts";

/** The most that an action may take; what is not given does not count. */
interface Limits {
  readonly seconds?: number;
  readonly secondsAfterArrival?: number;
  readonly requests?: number;
  readonly bytes?: number;
  readonly blockedMs?: number;
}

const quick: Limits = { seconds: 0.5, blockedMs: 100 };
const inList: Limits = { seconds: 0.1 };

/** By page and action. */
const targets: Readonly<Record<string, Readonly<Record<string, Limits>>>> = {
  runs: {
    open: { seconds: 1, requests: 5, bytes: 2e6 },
    "sort by a score": inList,
    "sort by name": inList,
    search: inList,
    filter: inList,
    group: inList,
  },
  project: {
    open: { seconds: 2, requests: 20, bytes: 3e6, blockedMs: 200 },
    "hide an experiment": { blockedMs: 200 },
    "all benchmarks": { blockedMs: 200 },
  },
  samples: {
    open: { bytes: 100e3 },
    "jump to the middle": { requests: 3, bytes: 200e3 },
    "jump to the end": { requests: 3, bytes: 200e3 },
    "filter by outcome": quick,
    "sort by latency": quick,
    "sort by score": quick,
    "sort by ID": quick,
    "sort by answer": quick,
  },
  comparison: {
    "flips of all items": { secondsAfterArrival: 2 },
    "list those learned": { seconds: 2 },
    agreement: { seconds: 2 },
  },
  curves: { overview: { bytes: 1e6 } },
};

/** Whether a measurement keeps the target of its action. */
export function judgedAction(page: string, action: string, measured: Measured): Judged {
  const limits = targets[page]?.[action];
  if (limits === undefined) return noTarget;
  const values: Readonly<Record<keyof Limits, number>> = {
    seconds: measured.seconds,
    secondsAfterArrival: measured.secondsAfterArrival,
    requests: measured.data.requests,
    bytes: measured.data.bytes,
    blockedMs: measured.blockedMs,
  };
  const kept = keysOf(limits).every((key) => values[key] <= (limits[key] ?? Infinity));
  return judged(
    keysOf(limits)
      .map((key) => limitText[key](limits[key] ?? 0))
      .join(", "),
    kept,
  );
}

const limitText: Readonly<Record<keyof Limits, (limit: number) => string>> = {
  seconds: (limit) => `≤ ${seconds(limit)}`,
  secondsAfterArrival: (limit) => `≤ ${seconds(limit)} after the last response`,
  requests: (limit) => `≤ ${limit} requests`,
  bytes: (limit) => `≤ ${bytes(limit)}`,
  blockedMs: (limit) => `blocked ≤ ${limit} ms`,
};

const order = ["seconds", "secondsAfterArrival", "requests", "bytes", "blockedMs"] as const;

function keysOf(limits: Limits): readonly (keyof Limits)[] {
  return order.filter((key) => limits[key] !== undefined);
}

import type { Comparison } from "./comparison.ts";
import { z975 } from "./interval.ts";
import { type Measured, unpairedDifference } from "./unpaired-difference.ts";

/** A score as a report has it. */
export interface ReportedScore {
  /** Native scale; null where the report has none. */
  readonly value: number | null;
  readonly interval: Measured["interval"];
  /** Items; null: not said. */
  readonly n: number | null;
}

/** Two runs on one benchmark whose items are not known, or not the same: from their reports. */
export function compareReports(baseline: ReportedScore, candidate: ReportedScore): Comparison {
  const known = { baseline: baseline.value, candidate: candidate.value };
  const counts = [baseline.n, candidate.n].flatMap((n) => n ?? []);
  const common = {
    basis: "reports",
    n: counts.length === 0 ? null : Math.min(...counts),
    clusters: null,
    ...known,
    mcnemar: null,
    won: null,
    lost: null,
  } as const;
  if (known.baseline === null || known.candidate === null) {
    return { ...common, ...untested, difference: null, gap: "no-pairs" };
  }
  const found = unpairedDifference(
    { value: known.baseline, interval: baseline.interval },
    { value: known.candidate, interval: candidate.interval },
  );
  const difference = known.candidate - known.baseline;
  if (found === null) return { ...common, ...untested, difference, gap: "no-interval" };
  const { interval, p } = found;
  const stderr = (interval.high - interval.low) / 2 / z975;
  return { ...common, difference, stderr, interval, p, gap: null };
}

const untested = { stderr: null, interval: null, p: null } as const;

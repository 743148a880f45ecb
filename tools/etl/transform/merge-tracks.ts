import { type IssueFact, issue } from "../extract/fact.ts";
import type { CurveEvents } from "./curve-events.ts";
import { filledReadings, joinedReadings, readingsAt } from "./readings.ts";
import type { Track } from "./series-columns.ts";

/** What several sources say of one series, as one track an axis; what was replaced is told. */
export function mergeTracks(
  sources: readonly Track[],
  events: CurveEvents,
  issues: IssueFact[],
): readonly Track[] {
  const cleaned = continued(sources).map((track) => withoutRestarts(track, events, issues));
  return mergeSources(cleaned, issues);
}

/**
 * Where a step goes back, the older points from there on are replaced (TensorBoard's preemption);
 * of equal steps the last wins.
 */
function withoutRestarts(track: Track, events: CurveEvents, issues: IssueFact[]): Track {
  const { steps } = track.readings;
  if (isAscending(steps)) return track;
  const kept = new Uint32Array(steps.length);
  let count = 0;
  let restarts = 0;
  const last = () => (count === 0 ? -Infinity : (steps[kept[count - 1] ?? 0] ?? 0));
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at] ?? 0;
    if (step < last()) {
      restarts++;
      events.push({ step, kind: "restart", series: null, from: last() });
    }
    while (last() >= step) count--;
    kept[count++] = at;
  }
  issues.push(replacedIssue(track, steps.length - count, restarts));
  return { ...track, readings: readingsAt(track.readings, kept.subarray(0, count)) };
}

function isAscending(steps: Float64Array): boolean {
  return steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? 0));
}

function replacedIssue(track: Track, replaced: number, restarts: number): IssueFact {
  const place = { file: track.file, line: null };
  const why = restarts > 0 ? `${restarts} restart(s)` : "repeated steps";
  return issue("points-replaced", "note", place, `${track.name}: ${replaced} point(s), ${why}`);
}

/** A log that takes up where another of its kind stopped, and may overlap it, continues it. */
function continued(tracks: readonly Track[]): readonly Track[] {
  const chains: Track[] = [];
  for (const track of tracks.toSorted(inTime)) {
    const before = chains.findLastIndex((chain) => isContinuedBy(chain, track));
    const chain = chains[before];
    if (!chain) chains.push(track);
    else chains[before] = { ...chain, readings: joinedReadings(chain.readings, track.readings) };
  }
  return chains.toSorted(better);
}

function isContinuedBy(chain: Track, track: Track): boolean {
  const [first, next] = [chain.readings.steps[0], track.readings.steps[0]];
  const sameKind = chain.rank === track.rank && chain.xIs === track.xIs && chain.xIs !== "row";
  return sameKind && first !== undefined && next !== undefined && next > first;
}

function inTime(a: Track, b: Track): number {
  const start = ({ readings }: Track) => readings.axes.get("wallS")?.[0] || 0;
  const step = ({ readings }: Track) => readings.steps[0] ?? 0;
  return start(a) - start(b) || step(a) - step(b) || order(a, b);
}

/** Steps before epochs and rows, then the better source. */
function better(a: Track, b: Track): number {
  return Number(b.xIs === "step") - Number(a.xIs === "step") || b.rank - a.rank || order(a, b);
}

/** The first source leads; others of its axis fill in steps it lacks, others stay beside it. */
function mergeSources(tracks: readonly Track[], issues: IssueFact[]): readonly Track[] {
  const merged: Track[] = [];
  for (const track of tracks) {
    const lead = merged.find((candidate) => candidate.xIs === track.xIs);
    const covering = merged.find((candidate) => covers(candidate, track));
    if (lead) merged[merged.indexOf(lead)] = filledIn(lead, track, issues);
    else if (covering) issues.push(supersededIssue(track, covering, track.readings.steps.length));
    else merged.push(track);
  }
  return merged;
}

/** Does a series over steps know its epochs, and are those the other one's points? */
function covers(lead: Track, track: Track): boolean {
  if (lead.xIs !== "step" || track.xIs !== "epoch") return false;
  const epochs = new Set<string>();
  for (const epoch of lead.readings.axes.get("epoch") ?? []) epochs.add(epoch.toFixed(1));
  return track.readings.steps.every((step) => epochs.has(step.toFixed(1)));
}

function filledIn(lead: Track, other: Track, issues: IssueFact[]): Track {
  const { readings, both } = filledReadings(lead.readings, other.readings);
  if (both > 0) issues.push(supersededIssue(other, lead, both));
  return { ...lead, readings };
}

function order(a: Track, b: Track): number {
  return a.file < b.file ? -1 : 1;
}

function supersededIssue(track: Track, lead: Track, count: number): IssueFact {
  const place = { file: track.file, line: null };
  const text = `${track.name}: ${count} point(s) given by ${lead.file} too`;
  return issue("points-superseded", "note", place, text);
}

import type { CurveEvent } from "@evalsite/protocol";
import { type IssueFact, issue } from "../extract/fact.ts";
import type { Reading, RowAxes, Track } from "./series-columns.ts";

/** What several sources say of one series, as one track an axis; what was replaced is told. */
export function mergeTracks(
  sources: readonly Track[],
  events: CurveEvent[],
  issues: IssueFact[],
): readonly Track[] {
  const cleaned = continued(sources).map((track) => withoutRestarts(track, events, issues));
  return mergeSources(cleaned, issues);
}

/**
 * Where a step goes back, the older points from there on are replaced (TensorBoard's preemption);
 * of equal steps the last wins.
 */
function withoutRestarts(track: Track, events: CurveEvent[], issues: IssueFact[]): Track {
  const kept: Reading[] = [];
  let replaced = 0;
  let restarts = 0;
  for (const reading of track.readings) {
    const last = kept.at(-1);
    if (last && reading.step < last.step) {
      restarts++;
      events.push({ step: reading.step, kind: "restart", series: null, from: last.step });
    }
    while ((kept.at(-1)?.step ?? -Infinity) >= reading.step) {
      kept.pop();
      replaced++;
    }
    kept.push(reading);
  }
  if (replaced > 0) issues.push(replacedIssue(track, replaced, restarts));
  return { ...track, readings: kept };
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
    else chains[before] = { ...chain, readings: [...chain.readings, ...track.readings] };
  }
  return chains.toSorted(better);
}

function isContinuedBy(chain: Track, track: Track): boolean {
  const [first, next] = [chain.readings[0], track.readings[0]];
  const sameKind = chain.rank === track.rank && chain.xIs === track.xIs && chain.xIs !== "row";
  return sameKind && first !== undefined && next !== undefined && next.step > first.step;
}

function inTime(a: Track, b: Track): number {
  const start = (track: Track) => track.readings[0]?.axes.get("wallS") ?? 0;
  return (
    start(a) - start(b) || (a.readings[0]?.step ?? 0) - (b.readings[0]?.step ?? 0) || order(a, b)
  );
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
    else if (covering) issues.push(supersededIssue(track, covering, track.readings.length));
    else merged.push(track);
  }
  return merged;
}

/** Does a series over steps know its epochs, and are those the other one's points? */
function covers(lead: Track, track: Track): boolean {
  if (lead.xIs !== "step" || track.xIs !== "epoch") return false;
  const epochs = new Set(lead.readings.map(({ axes }) => axes.get("epoch")?.toFixed(1)));
  return track.readings.every(({ step }) => epochs.has(step.toFixed(1)));
}

function filledIn(lead: Track, other: Track, issues: IssueFact[]): Track {
  const readings = new Map(lead.readings.map((reading) => [reading.step, reading]));
  let superseded = 0;
  for (const reading of other.readings) {
    const known = readings.get(reading.step);
    if (known) superseded++;
    readings.set(reading.step, known ? withAxesOf(known, reading.axes) : reading);
  }
  if (superseded > 0) issues.push(supersededIssue(other, lead, superseded));
  return { ...lead, readings: [...readings.values()].toSorted((a, b) => a.step - b.step) };
}

/** The better source may lack an axis that the other one has, such as the time. */
function withAxesOf(reading: Reading, other: RowAxes): Reading {
  const { axes } = reading;
  return { ...reading, axes: { get: (axis) => axes.get(axis) ?? other.get(axis) } };
}

function order(a: Track, b: Track): number {
  return a.file < b.file ? -1 : 1;
}

function supersededIssue(track: Track, lead: Track, count: number): IssueFact {
  const place = { file: track.file, line: null };
  const text = `${track.name}: ${count} point(s) given by ${lead.file} too`;
  return issue("points-superseded", "note", place, text);
}

import { type IssueFact, issue } from "../extract/fact.ts";
import type { CurveEvents } from "./curve-events.ts";
import { filledReadings } from "./readings.ts";
import { relationOf } from "./track-relation.ts";
import { continuedTracks } from "./continued-tracks.ts";
import { fileWords } from "./file-words.ts";
import { isSameValue, precisionOf } from "./same-values.ts";
import type { Track } from "./track.ts";
import { withoutRestarts } from "./without-restarts.ts";

/** The tracks of a series, and how many readings another one makes up for. */
export interface Merged {
  /** Readings in ascending order of steps. */
  readonly tracks: readonly Track[];
  readonly replaced: number;
  /** Given by another source, too. */
  readonly repeated: number;
}

/**
 * What several sources say of one series. Sources that say the same become one track; where they say
 * different things of the same steps each stays, under a name with its file's. Steps come before epochs and
 * rows, which stay beside them, under names of their own, unless they only repeat them.
 */
export function mergeTracks(
  sources: readonly Track[],
  events: CurveEvents,
  issues: IssueFact[],
): Merged {
  const settled = continuedTracks(sources).map((track) => withoutRestarts(track, events, issues));
  const replaced = settled.reduce((sum, one) => sum + one.replaced, 0);
  const merging = new Merging(issues);
  for (const { track } of settled.toSorted((a, b) => better(a.track, b.track))) merging.take(track);
  return { tracks: merging.named(), replaced, repeated: merging.repeated };
}

/** Steps before epochs and rows, then the better source. */
function better(a: Track, b: Track): number {
  return Number(b.xIs === "step") - Number(a.xIs === "step") || b.rank - a.rank || order(a, b);
}

class Merging {
  repeated = 0;
  private readonly tracks: Track[] = [];
  private readonly issues: IssueFact[];

  constructor(issues: IssueFact[]) {
    this.issues = issues;
  }

  take(track: Track): void {
    const repeating = this.tracks.find((known) => repeats(track, known));
    if (repeating) return this.supersede(track, repeating, track.readings.steps.length);
    const at = this.tracks.findIndex((known) => belongTogether(known, track));
    const lead = this.tracks[at];
    if (!lead) return void this.tracks.push(track);
    const { readings, both } = filledReadings(lead.readings, track.readings);
    if (both > 0) this.supersede(track, lead, both);
    this.tracks[at] = { ...lead, readings };
  }

  /** Each under a name of its own: with its axis, and with its file where another says something else. */
  named(): readonly Track[] {
    const [lead] = this.tracks;
    if (!lead || this.tracks.length === 1) return this.tracks;
    return this.tracks.map((track) => {
      const rivals = this.tracks.filter(({ xIs }) => xIs === track.xIs);
      const isBest = rivals.every((other) => other === track || other.rank < track.rank);
      const words = fileWords(rivals.map(({ file }) => file));
      const named = isBest ? track.name : `${words.get(track.file) ?? track.file}/${track.name}`;
      return { ...track, name: track.xIs === lead.xIs ? named : `${named} (${track.xIs})` };
    });
  }

  private supersede(track: Track, lead: Track, count: number): void {
    this.repeated += count;
    const place = { file: track.file, line: null };
    const text = `${track.name}: ${count} point(s) given by ${lead.file} too`;
    this.issues.push(issue("points-superseded", "note", place, text));
  }
}

function belongTogether(known: Track, track: Track): boolean {
  if (known.xIs !== track.xIs) return false;
  const relation = relationOf(known, track);
  return relation === "same" || relation === "beside";
}

/** Are all values of a log without steps, in their order, among those of a better one that has them? */
function repeats(track: Track, known: Track): boolean {
  if (known.xIs !== "step" || track.xIs === "step" || known.rank < track.rank) return false;
  const [a, b] = [known.readings.values, track.readings.values];
  const [precisionA, precisionB] = [precisionOf(a), precisionOf(b)];
  let at = 0;
  return b.every((value) => {
    while (at < a.length && !isSameValue([a[at] ?? 0, precisionA], [value, precisionB])) at++;
    return at++ < a.length;
  });
}

function order(a: Track, b: Track): number {
  return a.file < b.file ? -1 : 1;
}

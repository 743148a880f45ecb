import type { CurveEvent, Series, SeriesShard, ShardPoints } from "@evalsite/protocol";
import { type IssueFact, type TrainingEvent, issue } from "../extract/fact.ts";
import { CurveEvents, mostOfKind } from "./curve-events.ts";
import { downsample } from "./downsample.ts";
import { foldersApart } from "./folders-apart.ts";
import type { Occurrence } from "./issues.ts";
import { mergeTracks } from "./merge-tracks.ts";
import { type NamedStrands, nameStrands } from "./name-strands.ts";
import { oneValueAStep } from "./one-value-a-step.ts";
import { leastPoints, overviewLimit } from "./overview.ts";
import { type Column, type Readings, readingsAt } from "./readings.ts";
import type { SeriesColumns } from "./series-columns.ts";
import { sharedNames } from "./shared-names.ts";
import { spikes } from "./spikes.ts";
import { type Track, tracksOf } from "./track.ts";

/** Curves of a run, and what became of each value that the logs held. */
export interface Curves {
  readonly series: readonly Series[];
  readonly events: readonly CurveEvent[];
  readonly issues: readonly Occurrence[];
  readonly points: PointAccount;
}

/** in = out + replaced + repeated + dropped */
export interface PointAccount {
  readonly in: number;
  readonly out: number;
  /** By the values of a training that was resumed. */
  readonly replaced: number;
  /** Given twice: the other one counts. */
  readonly repeated: number;
  readonly dropped: number;
}

/** Puts all points of a series where readers find them. */
export type KeepShard = (points: ShardPoints) => SeriesShard;

/**
 * Rows of all logs of a run to its curves. Nothing is smoothed.
 * @param keep called for each series of which `points` are only an overview, one after the other
 */
export function curvesOf(
  columns: SeriesColumns,
  marks: readonly TrainingEvent[],
  keep: KeepShard,
): Curves {
  const drawing = new Drawing(keep);
  for (const { step, event } of marks)
    drawing.events.push({ step, kind: event, series: null, from: null });
  const folders = foldersApart(columns);
  const { names } = columns;
  const limit = overviewLimit(names.map((name) => columns.size(name)));
  for (const [name, shared] of sharedNames(names)) {
    const count = columns.count(name);
    const share = limit(count, columns.size(name)) / count;
    const named = nameStrands(shared, columns.strands(name), folders);
    for (const series of named) drawing.draw(series, share);
  }
  return drawing.curves(columns);
}

class Drawing {
  readonly events = new CurveEvents();
  private readonly series = new Map<string, Series>();
  private readonly issues: IssueFact[] = [];
  private replaced = 0;
  private repeated = 0;
  private readonly keep: KeepShard;

  constructor(keep: KeepShard) {
    this.keep = keep;
  }

  /** @param share of its points that the series may show */
  draw({ name, strands }: NamedStrands, share: number): void {
    for (const { file, counted } of strands)
      if (counted !== null) this.issues.push(countedIssue(file, counted.length));
    const merged = mergeTracks(tracksOf(name, strands), this.events, this.issues);
    this.replaced += merged.replaced;
    this.repeated += merged.repeated;
    for (const each of merged.tracks) {
      const { tracks, repeated } = oneValueAStep(each, this.issues);
      this.repeated += repeated;
      for (const track of tracks) this.drawTrack(track, share);
    }
  }

  curves(columns: SeriesColumns): Curves {
    const pointsIn = columns.values;
    const { replaced, repeated } = this;
    const series = [...this.series.values()];
    const out = series.reduce(
      (sum, one) => sum + (one.n_total ?? one.points.length) + one.non_finite.length,
      0,
    );
    const dropped = pointsIn - out - replaced - repeated;
    return {
      series: series.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      events: this.events.list(),
      issues: [...this.issues, ...this.events.issues(), ...columns.issues],
      points: { in: pointsIn, out, replaced, repeated, dropped },
    };
  }

  private drawTrack(track: Track, share: number): void {
    const name = this.freeName(track.name);
    const most = Math.ceil(share * track.readings.values.length);
    const curve = seriesOf(name, track, most, this.keep);
    this.series.set(name, curve);
    for (const spike of spikes(name, track.readings)) this.events.push(spike);
    for (const { step } of curve.non_finite) this.events.push(nonFiniteEvent(name, step));
    const finite = curve.n_total ?? curve.points.length;
    const unlisted = track.readings.values.length - finite - curve.non_finite.length;
    if (unlisted > 0) this.drop(track, unlisted);
  }

  private drop(track: Track, count: number): void {
    this.events.omit("non-finite", count);
    const text = `${track.name}: ${count} more value(s) that are no number than the ${mostOfKind} listed`;
    this.issues.push(issue("points-dropped", "dropped", { file: track.file, line: null }, text));
  }

  private freeName(name: string): string {
    let free = name;
    for (let number = 2; this.series.has(free); number++) free = `${name} (${number})`;
    return free;
  }
}

function countedIssue(file: string, length: number): IssueFact {
  const text = `steps begin anew in each epoch; counted on by ${length} an epoch, where the log's epochs end`;
  return issue("steps-counted-on", "note", { file, line: null }, text);
}

/** @param most points that the series may show; with more it is thinned out and has a shard. */
function seriesOf(name: string, track: Track, most: number, keep: KeepShard): Series {
  const finite = finiteOf(track.readings);
  const places = downsample(finite.values, Math.max(leastPoints, most));
  const chosen = places === null ? finite : readingsAt(finite, places);
  const { steps, values } = finite;
  return {
    name,
    points: pointsOf(chosen),
    x: axesOf(chosen),
    x_is: track.xIs,
    band: bandOf(chosen),
    non_finite: nonFiniteOf(track.readings),
    n_total: values.length,
    downsampled: places && { method: "minmax", n: places.length },
    shard: places && keep({ steps, values }),
    stats: statsOf(finite),
    source: track.file,
  };
}

/** The very readings if all are. */
function finiteOf(readings: Readings): Readings {
  const { values } = readings;
  if (values.every(Number.isFinite)) return readings;
  const places = new Uint32Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) if (Number.isFinite(values[at])) places[count++] = at;
  return readingsAt(readings, places.subarray(0, count));
}

function pointsOf({ steps, values }: Readings): Series["points"] {
  return Array.from(steps, (step, at) => ({ step, value: values[at] ?? Number.NaN }));
}

/** The first of them. */
function nonFiniteOf({ steps, values }: Readings): Series["non_finite"] {
  const found: Series["non_finite"] = [];
  for (let at = 0; at < values.length && found.length < mostOfKind; at++) {
    const value = values[at] ?? 0;
    if (!Number.isFinite(value)) found.push({ step: steps[at] ?? 0, value: spelled(value) });
  }
  return found;
}

function spelled(value: number): "NaN" | "Infinity" | "-Infinity" {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

const axisNames = {
  logged: "step",
  epoch: "epoch",
  elapsedS: "elapsed_s",
  wallS: "wall_s",
  tokens: "tokens",
  samples: "samples",
} as const;

const axisColumns = ["logged", "epoch", "elapsedS", "wallS", "tokens", "samples"] as const;

function axesOf(readings: Readings): Series["x"] {
  const found = axisColumns.flatMap((key) => {
    const numbers = knownOf(readings, key);
    return numbers === null ? [] : [[axisNames[key], numbers] as const];
  });
  return Object.fromEntries(found);
}

function bandOf(readings: Readings): Series["band"] {
  const [low, high] = [knownOf(readings, "low"), knownOf(readings, "high")];
  return low && high ? { low, high } : null;
}

/** What a column holds, null where nothing; null if it holds nothing at all. */
function knownOf({ axes }: Readings, key: Column): (number | null)[] | null {
  const column = axes.get(key);
  if (!column || column.every(Number.isNaN)) return null;
  return Array.from(column, (value) => (Number.isNaN(value) ? null : value));
}

function statsOf({ steps, values }: Readings): Series["stats"] {
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return null;
  let [min, max] = [0, 0];
  for (const [at, value] of values.entries()) {
    if (value < (values[min] ?? 0)) min = at;
    if (value > (values[max] ?? 0)) max = at;
  }
  const place = (at: number) => ({ value: values[at] ?? 0, step: steps[at] ?? 0 });
  const [low, high] = [place(min), place(max)];
  const extremes = { min: low.value, min_step: low.step, max: high.value, max_step: high.step };
  return { first, last, ...extremes };
}

function nonFiniteEvent(series: string, step: number): CurveEvent {
  return { step, kind: "non-finite", series, from: null };
}

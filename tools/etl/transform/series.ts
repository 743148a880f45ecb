import type { CurveEvent, Series, SeriesShard, ShardPoints } from "@evalsite/protocol";
import type { IssueFact, TrainingEvent } from "../extract/fact.ts";
import { CurveEvents, mostOfKind } from "./curve-events.ts";
import { downsample } from "./downsample.ts";
import type { Occurrence } from "./issues.ts";
import { mergeTracks } from "./merge-tracks.ts";
import { overviewLimit } from "./overview.ts";
import { type Readings, readingsAt } from "./readings.ts";
import { type SeriesColumns, type Track, axisKeys } from "./series-columns.ts";
import { sharedNames } from "./series-names.ts";
import { spikes } from "./spikes.ts";

/** Curves of a run, and what became of each value that the logs held. */
export interface Curves {
  readonly series: readonly Series[];
  readonly events: readonly CurveEvent[];
  readonly issues: readonly Occurrence[];
  readonly pointsIn: number;
  readonly pointsOut: number;
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
  const events = new CurveEvents();
  for (const { step, event } of marks) events.push({ step, kind: event, series: null, from: null });
  const issues: IssueFact[] = [];
  const series: Series[] = [];
  const { names } = columns;
  const limit = overviewLimit(names.map((name) => columns.size(name)));
  for (const [name, sharedName] of sharedNames(names)) {
    const most = limit(columns.count(name), columns.size(name));
    const tracks = mergeTracks(columns.tracks(name), events, issues);
    for (const track of tracks) {
      const shown = track.xIs === tracks[0]?.xIs ? sharedName : `${sharedName} (${track.xIs})`;
      const curve = seriesOf(shown, track, most, keep);
      series.push(curve);
      for (const spike of spikes(shown, track.readings)) events.push(spike);
      for (const { step } of curve.non_finite) events.push(nonFiniteEvent(shown, step));
      const finite = curve.n_total ?? curve.points.length;
      events.omit("non-finite", track.readings.values.length - finite - curve.non_finite.length);
    }
  }
  const pointsOut = series.reduce(
    (sum, one) => sum + (one.n_total ?? one.points.length) + one.non_finite.length,
    0,
  );
  return {
    series: series.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    events: events.list(),
    issues: [...issues, ...events.issues(), ...columns.issues],
    pointsIn: columns.values,
    pointsOut,
  };
}

/** @param most points that the series may show; with more it is thinned out and has a shard. */
function seriesOf(name: string, track: Track, most: number, keep: KeepShard): Series {
  const finite = finiteOf(track.readings);
  const places = downsample(finite.values, most);
  const chosen = places === null ? finite : readingsAt(finite, places);
  const { steps, values } = finite;
  return {
    name,
    points: pointsOf(chosen),
    x: axesOf(chosen),
    x_is: track.xIs,
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
  epoch: "epoch",
  elapsedS: "elapsed_s",
  wallS: "wall_s",
  tokens: "tokens",
  samples: "samples",
} as const;

function axesOf({ axes }: Readings): Series["x"] {
  const found = axisKeys.flatMap((key) => {
    const column = axes.get(key);
    if (!column || column.every(Number.isNaN)) return [];
    const numbers = Array.from(column, (value) => (Number.isNaN(value) ? null : value));
    return [[axisNames[key], numbers] as const];
  });
  return Object.fromEntries(found);
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

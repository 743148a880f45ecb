import type { CurveEvent, Series, SeriesShard, ShardPoints } from "@evalsite/protocol";
import type { IssueFact, TrainingEvent } from "../extract/fact.ts";
import { downsample } from "./downsample.ts";
import { mergeTracks } from "./merge-tracks.ts";
import { overviewLimit } from "./overview.ts";
import { type Reading, type SeriesColumns, type Track, axisKeys } from "./series-columns.ts";
import { spikes } from "./spikes.ts";

/** Curves of a run, and what became of each value that the logs held. */
export interface Curves {
  readonly series: readonly Series[];
  readonly events: readonly CurveEvent[];
  readonly issues: readonly IssueFact[];
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
  const events: CurveEvent[] = marks.map((mark) => ({
    step: mark.step,
    kind: mark.event,
    series: null,
    from: null,
  }));
  const issues: IssueFact[] = [];
  const series: Series[] = [];
  const { names } = columns;
  const limit = overviewLimit(names.map((name) => columns.size(name)));
  for (const name of names) {
    const most = limit(columns.count(name), columns.size(name));
    const tracks = mergeTracks(columns.tracks(name), events, issues);
    for (const track of tracks) {
      const shown = track.xIs === tracks[0]?.xIs ? name : `${name} (${track.xIs})`;
      const curve = seriesOf(shown, track, most, keep);
      series.push(curve);
      events.push(...spikes(shown, track.readings));
      events.push(...curve.non_finite.map((point) => nonFiniteEvent(shown, point.step)));
    }
  }
  const pointsOut = series.reduce(
    (sum, one) => sum + (one.n_total ?? one.points.length) + one.non_finite.length,
    0,
  );
  return {
    series: series.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    events: distinctEvents(events),
    issues,
    pointsIn: columns.values,
    pointsOut,
  };
}

/** @param most points that the series may show; with more it is thinned out and has a shard. */
function seriesOf(name: string, track: Track, most: number, keep: KeepShard): Series {
  const finite = track.readings.filter((reading) => Number.isFinite(reading.value));
  const chosen = downsample(finite, most);
  const isThinned = chosen.length < finite.length;
  return {
    name,
    points: chosen.map(({ step, value }) => ({ step, value })),
    x: axesOf(chosen),
    x_is: track.xIs,
    non_finite: track.readings
      .filter((reading) => !Number.isFinite(reading.value))
      .map(({ step, value }) => ({ step, value: spelled(value) })),
    n_total: finite.length,
    downsampled: isThinned ? { method: "minmax", n: chosen.length } : null,
    shard: isThinned ? keep(pointsOf(finite)) : null,
    stats: statsOf(finite),
    source: track.file,
  };
}

function pointsOf(readings: readonly Reading[]): ShardPoints {
  const steps = new Float64Array(readings.length);
  const values = new Float64Array(readings.length);
  readings.forEach(({ step, value }, at) => {
    steps[at] = step;
    values[at] = value;
  });
  return { steps, values };
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

function axesOf(readings: readonly Reading[]): Series["x"] {
  const axes = axisKeys
    .map((key) => [axisNames[key], readings.map(({ axes: all }) => all.get(key) ?? null)] as const)
    .filter(([, values]) => values.some((value) => value !== null));
  return Object.fromEntries(axes);
}

function statsOf(readings: readonly Reading[]): Series["stats"] {
  const first = readings[0];
  const last = readings.at(-1);
  if (!first || !last) return null;
  let min = first;
  let max = first;
  for (const reading of readings) {
    if (reading.value < min.value) min = reading;
    if (reading.value > max.value) max = reading;
  }
  return {
    first: first.value,
    last: last.value,
    min: min.value,
    min_step: min.step,
    max: max.value,
    max_step: max.step,
  };
}

function nonFiniteEvent(series: string, step: number): CurveEvent {
  return { step, kind: "non-finite", series, from: null };
}

/** A restart shows in every series of a log; it is one event. */
function distinctEvents(events: readonly CurveEvent[]): readonly CurveEvent[] {
  const distinct = new Map(events.map((event) => [JSON.stringify(event), event]));
  return [...distinct.values()].toSorted(
    (a, b) => a.step - b.step || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
}

import type { Series } from "@evalsite/protocol";
import { useMemo } from "react";
import type { Lacking } from "../../components/metric-chart/chart-notes.ts";
import type { ChartSettings } from "../../components/metric-chart/chart-settings.ts";
import {
  type BlockAddress,
  type SeriesBlocks,
  blockKey,
  useSeriesBlocks,
} from "../../data/series-blocks.ts";
import { axisValues, positionOfStep } from "../../model/curves/curve-axis.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import { type Curve, type CurveRun, curveOf } from "../../model/curves/curve.ts";
import { wantedBlocks } from "../../model/curves/full-resolution.ts";
import type { ReadyRun } from "./loaded-run.ts";

type Wish = Pick<ChartSettings, "axis" | "smoothing">;

/** A series of a run, and the blocks of its full resolution that are looked at. */
interface Looked {
  readonly wanted: WantedCurve;
  readonly series: Series;
  readonly addresses: readonly BlockAddress[];
}

export interface DetailedCurves {
  readonly curves: readonly Curve[];
  readonly lacking: Lacking;
  /** What is known of the full resolution of what is in view. */
  readonly full: SeriesBlocks;
}

/** A series that a chart draws, and how its line is named and coloured. */
export interface WantedCurve {
  readonly run: ReadyRun;
  readonly name: string;
  readonly shownAs: CurveRun;
}

/**
 * The series of a chart, read for drawing: from the overview at once, in full resolution where it is
 * looked at closely, as soon as that is there.
 * @param columns of pixels there are to draw in; null while that is unknown
 */
export function useDetailedCurves(
  wanted: readonly WantedCurve[],
  { axis, smoothing }: Wish,
  zoom: Range | null,
  columns: number | null,
): DetailedCurves {
  const looked = useMemo(
    () =>
      wanted.flatMap((one): Looked[] => {
        const { run, name } = one;
        const series = run.metrics.series.find((candidate) => candidate.name === name);
        if (series === undefined) return [];
        const addresses = addressesOf(run, series, { axis, smoothing }, zoom, columns);
        return [{ wanted: one, series, addresses }];
      }),
    [wanted, axis, smoothing, zoom, columns],
  );
  const full = useSeriesBlocks(looked.flatMap(({ addresses }) => addresses));
  const { points } = full;
  const curves = useMemo(
    () => looked.map((one) => readCurve(one, points, { axis, smoothing })),
    [looked, points, axis, smoothing],
  );
  const lacking = useMemo(() => lackingOf(wanted, looked, curves), [wanted, looked, curves]);
  return {
    curves: useMemo(() => curves.filter((curve) => curve !== null), [curves]),
    lacking,
    full,
  };
}

function addressesOf(
  run: ReadyRun,
  series: Series,
  { axis, smoothing }: Wish,
  zoom: Range | null,
  columns: number | null,
): readonly BlockAddress[] {
  const { shard } = series;
  if (shard === null || columns === null) return [];
  const steps = zoom === null ? null : stepsOf(run, series, axis, zoom);
  const wanted = wantedBlocks(series, { steps, columns, isSmoothed: smoothing > 0 });
  return wanted.map((block) => ({ run: run.metrics, shard, block }));
}

/** A part of an axis in steps. */
function stepsOf(
  { clock }: ReadyRun,
  series: Series,
  axis: ChartSettings["axis"],
  zoom: Range,
): Range {
  if (axis === "step") return zoom;
  const placed = (axisValues(series, axis, clock) ?? []).flatMap((position, at) =>
    position === null ? [] : [{ position, step: series.points[at]?.step ?? 0 }],
  );
  const positions = placed.map(({ position }) => position);
  const steps = placed.map(({ step }) => step);
  const stepAt = (x: number) => positionOfStep(positions, steps, x) ?? 0;
  return [stepAt(zoom[0]), stepAt(zoom[1])];
}

function readCurve(
  { wanted: { run, shownAs }, series, addresses }: Looked,
  points: SeriesBlocks["points"],
  wish: Wish,
): Curve | null {
  const blocks = addresses.flatMap((address) => points.get(blockKey(address)) ?? []);
  const isComplete = blocks.length > 0 && blocks.length === addresses.length;
  const context = { clock: run.clock, events: run.metrics.events };
  return curveOf(shownAs, series, context, wish, { blocks, isComplete });
}

function lackingOf(
  wanted: readonly WantedCurve[],
  looked: readonly Looked[],
  curves: readonly (Curve | null)[],
): Lacking {
  const series: CurveRun[] = [];
  const axis: CurveRun[] = [];
  for (const one of wanted) {
    const at = looked.findIndex((found) => found.wanted === one);
    if (at < 0) series.push(one.shownAs);
    else if (curves[at] === null) axis.push(one.shownAs);
  }
  return { series, axis };
}

import type { Series } from "@evalsite/protocol";
import { useEffect, useRef } from "react";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import type { CurveQuery } from "../../model/curves/curve-query.ts";
import { type CurveAxis, axisValues, positionOfStep } from "../../model/curves/curve-axis.ts";
import { prefixOf } from "../../model/curves/chart-groups.ts";
import { fullRange } from "../../model/curves/curve-plot.ts";
import { type Range, tidied, within } from "../../model/curves/curve-range.ts";
import { curveOf } from "../../model/curves/curve.ts";
import type { EventEntry } from "../../model/curves/event-list.ts";
import { seriesSearch } from "../../model/curves/series-search.ts";
import { PINNED, cardId, foldKey } from "./chart-card.tsx";
import type { ReadyRun } from "./loaded-run.ts";
import type { ChangeQuery } from "./use-curve-query.ts";

/** Leads from an event to its place: unfolds and unhides what is in the way, zooms, scrolls there. */
export function useJump(
  runs: readonly ReadyRun[],
  query: CurveQuery,
  change: ChangeQuery,
  sync: ChartSync,
): (entry: EventEntry) => void {
  const target = useRef<string | null>(null);
  useEffect(() => {
    if (target.current === null) return;
    const card = document.getElementById(cardId(target.current));
    if (card === null) return;
    target.current = null;
    card.scrollIntoView({ block: "center", behavior: "smooth" });
    card.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
  });
  return (entry) => {
    const run = runs.find((candidate) => candidate.run.runId === entry.run.runId);
    const series = run?.metrics.series.find(
      (candidate) => entry.series === null || candidate.name === entry.series,
    );
    if (run === undefined || series === undefined) return;
    const axis = axisValues(series, query.axis, run.clock) === null ? "step" : query.axis;
    const place = placeOf(run, series, axis);
    target.current = series.name;
    sync.point({ x: place.at(entry.first), top: null, chart: series.name });
    change({
      axis,
      zoom: around(place.at(entry.first), place.at(entry.last), place.full),
      folded: query.folded.filter(
        (fold) => fold !== PINNED && fold !== foldKey(prefixOf(series.name)),
      ),
      hidden: query.hidden.filter((id) => id !== entry.run.runId),
      search: seriesSearch(query.search).matches(series.name) ? query.search : "",
    });
  };
}

/** Where steps of a series lie on an axis, and all that its chart shows. */
function placeOf(run: ReadyRun, series: Series, axis: CurveAxis) {
  const context = { clock: run.clock, events: run.metrics.events };
  const curve = curveOf(run.run, series, context, { axis, smoothing: 0 });
  const at = (step: number) =>
    axis === "step" || curve === null
      ? step
      : (positionOfStep(curve.steps, curve.xs, step) ?? step);
  return { at, full: fullRange(curve === null ? [] : [curve], "linear") };
}

const AIR = 0.04;

/** A part of the axis with the event in it; of a long one, its beginning. */
function around(low: number, high: number, full: Range): Range | null {
  const air = (full[1] - full[0]) * AIR;
  const zoom = within([low - air, Math.min(high, low + 2 * air) + air], full);
  return zoom === null ? null : tidied(zoom, "linear");
}

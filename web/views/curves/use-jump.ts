import { useEffect, useRef } from "react";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import { type CurveQuery } from "../../model/curves/curve-query.ts";
import { axisValues, positionOfStep } from "../../model/curves/curve-axis.ts";
import { prefixOf } from "../../model/curves/chart-groups.ts";
import { fullRange } from "../../model/curves/curve-plot.ts";
import { tidied, within } from "../../model/curves/curve-range.ts";
import { curveOf } from "../../model/curves/curve.ts";
import type { EventEntry } from "../../model/curves/event-list.ts";
import { seriesSearch } from "../../model/curves/series-search.ts";
import { cardId, foldKey } from "./chart-card.tsx";
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
    const curve = curveOf(
      run.run,
      series,
      { clock: run.clock, events: [] },
      { axis, smoothing: 0 },
    );
    const isOnlyMarks = curve === null || curve.xs.length === 0;
    const place = (step: number) =>
      isOnlyMarks ? step : (positionOfStep(curve.steps, curve.xs, step) ?? step);
    const [low, high] = [place(entry.first), place(entry.last)];
    const full = curve === null ? ([low, high] as const) : fullRange([curve], "linear");
    const air = Math.max((full[1] - full[0]) * 0.04, high - low);
    const zoom = within([low - air, high + air], full);
    target.current = series.name;
    sync.point({ x: low, top: null, chart: series.name });
    change({
      axis,
      zoom: zoom === null ? null : tidied(zoom, "linear"),
      folded: query.folded.filter((fold) => fold !== foldKey(prefixOf(series.name))),
      hidden: query.hidden.filter((id) => id !== entry.run.runId),
      search: seriesSearch(query.search).matches(series.name) ? query.search : "",
    });
  };
}

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { positionText } from "../../model/curves/axis-ticks.ts";
import { formatValue } from "../../model/curves/curve-numbers.ts";
import { type CurvePlot, fullRange } from "../../model/curves/curve-plot.ts";
import { tidied, valueAtShare, within, zoomed } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import {
  rankReadings,
  readCurves,
  shownValue,
  stopFrom,
  stops,
} from "../../model/curves/read-curves.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { positionName } from "./chart-notes.ts";
import type { ChartSettings, OnZoom } from "./chart-settings.ts";
import type { ChartSync } from "./chart-sync.ts";
import { TOOLTIP_ROWS } from "./chart-tooltip.tsx";

interface Keyed {
  readonly name: string;
  readonly curves: readonly Curve[];
  readonly plot: CurvePlot;
  readonly settings: ChartSettings;
  readonly sync: ChartSync;
  readonly onZoom: OnZoom;
}

const QUIET_MS = 350;

/** The chart's keys, and what a screen reader is told once they have come to rest. */
export function useChartKeys({ name, curves, plot, settings, sync, onZoom }: Keyed) {
  const text = useText(curveTexts);
  const all = useMemo(() => stops(curves), [curves]);
  const [announcement, setAnnouncement] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = (words: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnnouncement(words), QUIET_MS);
  };
  const full = () => fullRange(curves, settings.xScale);
  const here = () => {
    const x = sync.cursor()?.x;
    const isInView = x !== undefined && x >= plot.x[0] && x <= plot.x[1];
    return isInView ? x : valueAtShare(0.5, plot.x, settings.xScale);
  };
  const moveTo = (x: number | null) => {
    if (x === null) return;
    sync.point({ x, top: null, chart: name });
    if (x < plot.x[0] || x > plot.x[1]) {
      const half = (plot.x[1] - plot.x[0]) / 2;
      onZoom([x - half, x + half]);
    }
    say(
      `${text.chart.at(positionName(curves, settings, text), positionText(x, settings.axis))}: ${readOut(curves, x)}`,
    );
  };
  const zoom = (factor: number) => {
    const range = within(zoomed(plot.x, here(), factor, settings.xScale), full());
    onZoom(range);
    const ends = range === null ? null : tidied(range, settings.xScale);
    const [low, high] = (ends ?? []).map((x) => positionText(x, settings.axis));
    say(ends === null ? text.chart.zoomReset : text.chart.zoomedTo(low ?? "", high ?? ""));
  };
  const first = () => (sync.cursor()?.chart === name ? sync.cursor()?.x : undefined);
  const step = (count: number) => {
    const x = first();
    moveTo(x === undefined ? stopFrom(all, here(), 0) : stopFrom(all, x, count));
  };

  const actions: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowLeft: (event) => step(event.shiftKey ? -10 : -1),
    ArrowRight: (event) => step(event.shiftKey ? 10 : 1),
    Home: () => moveTo(all[0] ?? null),
    End: () => moveTo(all.at(-1) ?? null),
    "+": () => zoom(0.5),
    "=": () => zoom(0.5),
    "-": () => zoom(2),
    "0": () => {
      onZoom(null);
      say(text.chart.zoomReset);
    },
    Escape: () => sync.point(null),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actions[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "Escape") event.preventDefault();
    action(event);
  };
  return { onKeyDown, announcement };
}

/** The highest values at a position, as one sentence. */
function readOut(curves: readonly Curve[], x: number): string {
  const { rows, more } = rankReadings(
    readCurves(curves, x, (end) => end === x),
    null,
    TOOLTIP_ROWS,
  );
  const parts = rows.map((row) => {
    const label = curves.length > 1 ? `${curves[row.curve]?.run.label} ` : "";
    return `${label}${formatValue(shownValue(row))}`;
  });
  return more > 0 ? `${parts.join(", ")}, +${more}` : parts.join(", ");
}

import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Range } from "../../model/curves/curve-range.ts";
import { placedMarks } from "../../model/curves/placed-marks.ts";
import type { ChartSync } from "./chart-sync.ts";
import { MARGIN, type OnZoom, type Size, plotPlaces } from "./chart-settings.ts";
import styles from "./curve-canvas.module.css";
import { drawMarks } from "./draw-marks.ts";
import { listenToTouch } from "./touch-zoom.ts";
import { type Scene, uplotOptions } from "./uplot-options.ts";

interface Props {
  readonly name: string;
  readonly scene: Scene;
  readonly size: Size;
  readonly sync: ChartSync;
  readonly onZoom: OnZoom;
  /** While two fingers are still moving; the other charts follow at the end. */
  readonly onPinch: (range: Range) => void;
}

/**
 * The canvas: uPlot, created once for a set of lines and then only given new data and sizes. What it
 * shows is decided by `scene`; what the reader does comes back through `sync` and `onZoom`.
 */
export function CurveCanvas(props: Props) {
  const { name, scene, size, sync } = props;
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot | null>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const structure = useMemo(() => structureOf(scene), [scene]);

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const created = createChart(host.current, () => latest.current);
    chart.current = created;
    const stop = [
      listenToPointer(created, () => latest.current),
      listenToFingers(created, () => latest.current),
    ];
    return () => {
      chart.current = null;
      stop.forEach((end) => end());
      created.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another structure, another chart
  }, [structure]);

  useEffect(() => {
    const drawn = chart.current;
    if (drawn === null || drawn.data === dataOf(scene)) return;
    drawn.setData(dataOf(scene));
    followCursor(drawn, latest.current);
  }, [scene]);

  useEffect(() => {
    const drawn = chart.current;
    if (drawn !== null && (drawn.width !== size.width || drawn.height !== size.height))
      drawn.setSize(size);
  }, [size]);

  useEffect(() => sync.subscribe(() => followCursor(chart.current, latest.current)), [sync]);

  return <div ref={host} className={styles.host} data-chart={name} aria-hidden="true" />;
}

/** What uPlot cannot change later: another value makes a new chart. */
function structureOf({ plot, settings, colors, curves }: Scene): string {
  const lines = plot.lines.map((line) => `${curves[line.curve]?.run.runId} ${line.role}`);
  return JSON.stringify([settings.axis, settings.xScale, settings.yScale, colors, lines]);
}

const tables = new WeakMap<Scene["plot"], UPlot.AlignedData>();

/** The plot's table as uPlot wants it, the same array each time. */
function dataOf({ plot }: Scene): UPlot.AlignedData {
  const made = tables.get(plot) ?? [plot.aligned.xs, ...plot.aligned.lines];
  tables.set(plot, made);
  return made;
}

function createChart(host: HTMLElement, latest: () => Props): UPlot {
  const hooks = {
    scene: () => latest().scene,
    onSelect: (chart: UPlot) => {
      const { left, width } = chart.select;
      clearSelection(chart);
      if (width > 3)
        latest().onZoom([chart.posToVal(left, "x"), chart.posToVal(left + width, "x")]);
    },
    onDraw: (chart: UPlot) => {
      const { scene, size } = latest();
      const { ctx } = chart;
      ctx.save();
      ctx.scale(devicePixelRatio, devicePixelRatio);
      ctx.translate(MARGIN.left, MARGIN.top);
      const area = {
        ...plotPlaces(scene.plot, size, scene.settings),
        ...scene.settings,
        left: 0,
        top: 0,
      };
      drawMarks(ctx, placedMarks(scene.curves, area, scene.colors), scene.colors.background);
      ctx.restore();
    },
  };
  const { scene, size } = latest();
  return new UPlot(uplotOptions(size, hooks), dataOf(scene), host);
}

function clearSelection(chart: UPlot): void {
  chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}

function listenToPointer(chart: UPlot, latest: () => Props): () => void {
  const { over } = chart;
  const onMove = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const box = over.getBoundingClientRect();
    const x = chart.posToVal(event.clientX - box.left, "x");
    latest().sync.point({ x, top: event.clientY - box.top, chart: latest().name });
  };
  const onLeave = (event: PointerEvent) => {
    if (event.pointerType !== "touch") latest().sync.point(null);
  };
  const onDouble = () => latest().onZoom(null);
  over.addEventListener("pointermove", onMove);
  over.addEventListener("pointerleave", onLeave);
  over.addEventListener("dblclick", onDouble);
  return () => {
    over.removeEventListener("pointermove", onMove);
    over.removeEventListener("pointerleave", onLeave);
    over.removeEventListener("dblclick", onDouble);
  };
}

function listenToFingers(chart: UPlot, latest: () => Props): () => void {
  return listenToTouch(chart.over, {
    range: () => latest().scene.plot.x,
    scale: () => latest().scene.settings.xScale,
    point: (left, top) =>
      latest().sync.point({ x: chart.posToVal(left, "x"), top, chart: latest().name }),
    select: (marked) => {
      if (marked === null) clearSelection(chart);
      else {
        const [left, right] = marked;
        chart.setSelect(
          { left, width: right - left, top: 0, height: chart.over.clientHeight },
          false,
        );
      }
    },
    zoomTo: ([left, right]) =>
      latest().onZoom([chart.posToVal(left, "x"), chart.posToVal(right, "x")]),
    pinch: (range, isDone) => (isDone ? latest().onZoom(range) : latest().onPinch(range)),
  });
}

/** Moves the line and its dots to where the reader points, here or in another chart. */
function followCursor(chart: UPlot | null, { sync, name }: Props): void {
  if (chart === null) return;
  const cursor = sync.cursor();
  const left = cursor === null ? -10 : chart.valToPos(cursor.x, "x");
  const isInView = left >= 0 && left <= chart.over.clientWidth;
  const top = cursor?.chart === name ? (cursor.top ?? 0) : 0;
  chart.setCursor(isInView ? { left, top } : { left: -10, top: -10 }, false);
}

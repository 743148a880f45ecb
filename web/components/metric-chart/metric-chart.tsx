import { type ReactNode, useMemo, useRef, useState } from "react";
import { curvePlot, fullRange } from "../../model/curves/curve-plot.ts";
import { type Range, tidied, within } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { ChartTitle, DownsampledBadge, IconButton, Readout } from "./chart-header.tsx";
import { type Lacking, axisLabel, chartNotes } from "./chart-notes.ts";
import { ChartPlot } from "./chart-plot.tsx";
import { type ChartSettings, MARGIN, type OnZoom } from "./chart-settings.ts";
import type { ChartSync } from "./chart-sync.ts";
import { CurveTable } from "./curve-table.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { type FullResolution, FullState } from "./full-state.tsx";
import styles from "./metric-chart.module.css";
import { useFullScreen } from "./use-full-screen.ts";
import { useSize } from "./use-size.ts";

interface Props {
  readonly name: string;
  /** The curves to draw, each of a run (or a series of it) of its own; see `model/curves/curve.ts`. */
  readonly curves: readonly Curve[];
  readonly lacking: Lacking;
  readonly full: FullResolution;
  readonly settings: ChartSettings;
  /** What part of the x axis is shown; null for all of it. */
  readonly zoom: Range | null;
  readonly onZoom: OnZoom;
  /** One for all charts that share a cursor. */
  readonly sync: ChartSync;
  /** Whether the title repeats the group. */
  readonly isWholeName?: boolean;
  /** Whether it says itself which line is what. */
  readonly hasLegend?: boolean;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  /** Further buttons of the header, such as a pin. */
  readonly actions?: ReactNode;
}

const MOST_COLUMNS = 1600;

/** One or more series of one or more runs: the chart, the same as a table, and what to know about it. */
export function MetricChart(props: Props) {
  const { name, curves, lacking, settings, zoom, onZoom, sync, isTable, onTable } = props;
  const text = useText(curveTexts);
  const frame = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(body);
  const full = useFullScreen(frame);
  const [pinch, setPinch] = useState<Range | null>(null);
  const columns = columnsIn(size?.width ?? null);
  const shown = pinch ?? zoom;
  const plot = useMemo(
    () => (columns === null ? null : curvePlot(curves, { ...settings, zoom: shown, columns })),
    [curves, settings, shown, columns],
  );
  const xLabel = axisLabel(curves, settings, text);
  const notes = chartNotes(curves, lacking, plot, settings, text);
  const isEmpty = curves.length === 0;
  const explanation =
    lacking.axis.length > 0
      ? text.notes.lacksAxisAll(text.axis[settings.axis])
      : text.notes.hiddenAll;
  return (
    <figure
      ref={frame}
      className={styles.chart}
      data-full={full.isFull || undefined}
      aria-label={text.chart.region(name)}
    >
      <header className={styles.header}>
        <ChartTitle name={name} isWhole={props.isWholeName === true || full.isFull} />
        <DownsampledBadge curves={curves} />
        {!isTable && <Readout curves={curves} sync={sync} />}
        <div className={styles.tools}>
          {props.actions}
          <IconButton
            icon={isTable ? "chart" : "table"}
            label={isTable ? text.chart.plotView : text.chart.table}
            onClick={() => onTable(!isTable)}
          />
          <ExportMenu {...{ name, curves, settings, zoom, xLabel, notes }} />
          <IconButton
            icon={full.isFull ? "shrink" : "expand"}
            label={full.isFull ? text.chart.leaveFullScreen : text.chart.fullScreen}
            onClick={full.toggle}
          />
        </div>
      </header>
      {(full.isFull || props.hasLegend === true) && curves.length > 1 && <Legend curves={curves} />}
      <div ref={body} className={styles.body}>
        {isEmpty && <p className={styles.explanation}>{explanation}</p>}
        {!isEmpty && isTable && <CurveTable {...{ name, curves, settings, xLabel, zoom }} />}
        {!isEmpty && !isTable && plot !== null && size !== null && (
          <ChartPlot
            {...{ name, curves, plot, settings, size, sync }}
            onPinch={setPinch}
            onZoom={(range) => {
              setPinch(null);
              onZoom(range === null ? null : zoomWithin(range, curves, settings));
            }}
          />
        )}
      </div>
      <figcaption className={styles.caption}>
        {!isEmpty && !isTable && <span className={styles.xLabel}>{xLabel}</span>}
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
        <FullState {...props.full} />
      </figcaption>
    </figure>
  );
}

function zoomWithin(
  range: Range,
  curves: readonly Curve[],
  { xScale }: ChartSettings,
): Range | null {
  const inside = within(range, fullRange(curves, xScale));
  return inside === null ? null : tidied(inside, xScale);
}

/** Over the whole screen the page's own legend is out of view. */
function Legend({ curves }: { readonly curves: readonly Curve[] }) {
  return (
    <ul className={styles.legend}>
      {curves.map(({ run }) => (
        <li key={run.runId}>
          <span className={styles.swatch} style={{ background: run.color }} /> {run.label}
        </li>
      ))}
    </ul>
  );
}

/** Columns of device pixels, in coarse steps: a chart is not thinned out anew for every pixel. */
function columnsIn(width: number | null): number | null {
  if (width === null) return null;
  const pixels = (width - MARGIN.left - MARGIN.right) * Math.min(2, devicePixelRatio);
  return Math.min(MOST_COLUMNS, Math.max(100, Math.ceil(pixels / 100) * 100));
}

import dynamic from "next/dynamic";
import { useId, useMemo, useRef, useState } from "react";
import type { CurvePlot } from "../../model/curves/curve-plot.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { type ChartSettings, type OnZoom, type Size, plotPlaces } from "./chart-settings.ts";
import { type ChartSync, useOwnCursor } from "./chart-sync.ts";
import styles from "./chart-plot.module.css";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { useChartColors } from "./use-chart-colors.ts";
import { useChartKeys } from "./use-chart-keys.ts";

const CurveCanvas = dynamic(() => import("./curve-canvas.tsx").then((made) => made.CurveCanvas), {
  ssr: false,
  loading: Waiting,
});

/** While uPlot is on its way, or when it could not be fetched: the table needs no canvas. */
function Waiting({ error }: { readonly error?: Error | null }) {
  const text = useText(curveTexts).chart;
  return <p className={styles.empty}>{error ? text.failed : text.loading}</p>;
}

interface Props {
  readonly name: string;
  readonly curves: readonly Curve[];
  readonly plot: CurvePlot;
  readonly settings: ChartSettings;
  readonly size: Size;
  readonly sync: ChartSync;
  readonly onZoom: OnZoom;
  readonly onPinch: (range: Range) => void;
}

/** The drawn chart with its cursor, tooltip and keys. */
export function ChartPlot({ name, curves, plot, settings, size, sync, onZoom, onPinch }: Props) {
  const text = useText(curveTexts);
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const [isFocused, setFocused] = useState(false);
  const { colors, font } = useChartColors(host, curves);
  const places = useMemo(() => plotPlaces(plot, size, settings), [plot, size, settings]);
  const cursor = useOwnCursor(sync, name);
  const keys = useChartKeys({ name, curves, plot, settings, sync, onZoom });
  const points = curves.reduce((sum, curve) => sum + curve.stored, 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- "application" takes keys
    <div
      ref={host}
      className={styles.plot}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a chart that listens to keys
      tabIndex={0}
      role="application"
      aria-label={text.chart.plot(name, curves.length, points.toLocaleString("en-US"))}
      aria-describedby={`${id}-keys`}
      onKeyDown={keys.onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        if (sync.cursor()?.chart === name) sync.point(null);
      }}
    >
      {colors !== null && (
        <CurveCanvas
          name={name}
          scene={{ curves, plot, settings, colors, font }}
          size={size}
          sync={sync}
          onZoom={onZoom}
          onPinch={onPinch}
        />
      )}
      {plot.aligned.xs.length === 0 && <p className={styles.empty}>{text.chart.empty}</p>}
      {cursor !== null && (
        <ChartTooltip curves={curves} cursor={cursor} places={places} settings={settings} />
      )}
      <span id={`${id}-keys`} className="visually-hidden">
        {text.chart.keys}
      </span>
      {isFocused && (
        <span className="visually-hidden" aria-live="polite">
          {keys.announcement}
        </span>
      )}
    </div>
  );
}

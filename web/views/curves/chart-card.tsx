import { useMemo, useRef, useState } from "react";
import { IconButton } from "../../components/metric-chart/chart-header.tsx";
import type { Lacking } from "../../components/metric-chart/chart-notes.ts";
import type { ChartSettings, OnZoom } from "../../components/metric-chart/chart-settings.ts";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import { MetricChart } from "../../components/metric-chart/metric-chart.tsx";
import { useNear } from "../../components/metric-chart/use-near.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import { type Curve, type CurveRun, curveOf } from "../../model/curves/curve.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import styles from "./chart-card.module.css";
import type { ReadyRun } from "./loaded-run.ts";

interface Props {
  readonly name: string;
  readonly runs: readonly ReadyRun[];
  readonly settings: ChartSettings;
  readonly zoom: Range | null;
  readonly onZoom: OnZoom;
  readonly sync: ChartSync;
  readonly isPinned: boolean;
  readonly onPin: (name: string) => void;
}

export function cardId(name: string): string {
  return `chart:${name}`;
}

/** How the group of pinned charts is named in the address. */
export const PINNED = "*";

/** How a group is named in the address; the group of names without a prefix is "/". */
export function foldKey(prefix: string): string {
  return prefix === "" ? "/" : prefix;
}

/** The place of one chart; the chart itself is there only near the part of the page in view. */
export function ChartCard(props: Props) {
  const { name, isPinned } = props;
  const text = useText(curveTexts).chart;
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNear(place);
  const [isTable, setTable] = useState(false);
  return (
    <div ref={place} id={cardId(name)} className={styles.place}>
      {isNear ? (
        <CardChart
          {...props}
          isTable={isTable}
          onTable={setTable}
          pin={
            <IconButton
              icon="pin"
              label={isPinned ? text.unpin : text.pin}
              isOn={isPinned}
              onClick={() => props.onPin(name)}
            />
          }
        />
      ) : (
        <h3 className={styles.waiting}>{name}</h3>
      )}
    </div>
  );
}

interface CardProps extends Props {
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  readonly pin: React.ReactNode;
}

/**
 * Reads the series of every run for drawing. Full-resolution shards, and a mean with a band for the
 * runs of one experiment, would be further ways to come by the curves given to the chart here.
 */
function CardChart({
  name,
  runs,
  settings,
  zoom,
  onZoom,
  sync,
  isPinned,
  isTable,
  onTable,
  pin,
}: CardProps) {
  const { axis, smoothing } = settings;
  const { curves, lacking } = useMemo(
    () => curvesOf(name, runs, { axis, smoothing }),
    [name, runs, axis, smoothing],
  );
  return (
    <MetricChart
      {...{ name, curves, lacking, settings, zoom, onZoom, sync, isTable, onTable }}
      isWholeName={isPinned}
      actions={pin}
    />
  );
}

function curvesOf(
  name: string,
  runs: readonly ReadyRun[],
  wish: Pick<ChartSettings, "axis" | "smoothing">,
): { readonly curves: readonly Curve[]; readonly lacking: Lacking } {
  const curves: Curve[] = [];
  const series: CurveRun[] = [];
  const axis: CurveRun[] = [];
  for (const { run, metrics, clock } of runs) {
    const found = metrics.series.find((candidate) => candidate.name === name);
    const curve = found && curveOf(run, found, { clock, events: metrics.events }, wish);
    if (curve) curves.push(curve);
    else if (found === undefined) series.push(run);
    else axis.push(run);
  }
  return { curves, lacking: { series, axis } };
}

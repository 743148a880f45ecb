import { useMemo, useRef, useState } from "react";
import { CheckList } from "../../components/check-list/check-list.tsx";
import { IconButton } from "../../components/metric-chart/chart-header.tsx";
import type { ChartSettings, OnZoom } from "../../components/metric-chart/chart-settings.ts";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import { MetricChart } from "../../components/metric-chart/metric-chart.tsx";
import { useNear } from "../../components/metric-chart/use-near.ts";
import { useSize } from "../../components/metric-chart/use-size.ts";
import { Popover } from "../../components/popover.tsx";
import { combinedRun } from "../../model/curves/combined-series.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import { meanCurves } from "../../model/curves/mean-curves.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import styles from "./chart-card.module.css";
import type { ReadyRun } from "./loaded-run.ts";
import type { ExperimentOf } from "./use-experiments.ts";
import { type WantedCurve, useDetailedCurves } from "./use-detailed-curves.ts";

interface Props {
  readonly name: string;
  /** Series drawn in the same chart. */
  readonly others: readonly string[];
  /** All that could be drawn there. */
  readonly names: readonly string[];
  readonly onOthers: (name: string, others: readonly string[]) => void;
  readonly runs: readonly ReadyRun[];
  readonly settings: ChartSettings;
  readonly zoom: Range | null;
  readonly onZoom: OnZoom;
  readonly sync: ChartSync;
  readonly experimentOf: ExperimentOf | null;
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
  const width = useSize(place)?.width ?? null;
  const [isTable, setTable] = useState(false);
  return (
    <div ref={place} id={cardId(name)} className={styles.place}>
      {isNear ? (
        <CardChart
          {...props}
          isTable={isTable}
          onTable={setTable}
          columns={width}
          tools={
            <>
              <SeriesChoice {...props} />
              <IconButton
                icon="pin"
                label={isPinned ? text.unpin : text.pin}
                isOn={isPinned}
                onClick={() => props.onPin(name)}
              />
            </>
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
  readonly tools: React.ReactNode;
  /** Of pixels, about; null while that is unknown. */
  readonly columns: number | null;
}

/** Reads the series of every run for drawing. */
function CardChart({
  name,
  others,
  runs,
  settings,
  zoom,
  onZoom,
  sync,
  isPinned,
  isTable,
  onTable,
  tools,
  columns,
  experimentOf,
}: CardProps) {
  const { meanOf } = useText(curveTexts).notes;
  const isCombined = others.length > 0;
  const wanted = useMemo(() => wantedCurves([name, ...others], runs), [name, others, runs]);
  const detailed = useDetailedCurves(wanted, settings, zoom, columns);
  const { lacking, full } = detailed;
  const curves = useMemo(
    () =>
      experimentOf === null || isCombined
        ? detailed.curves
        : meanCurves(detailed.curves, experimentOf, meanOf),
    [detailed.curves, experimentOf, isCombined, meanOf],
  );
  return (
    <MetricChart
      {...{ curves, lacking, full, settings, zoom, onZoom, sync, isTable, onTable }}
      name={[name, ...others].join(" + ")}
      isWholeName={isPinned || isCombined}
      hasLegend={isCombined}
      actions={tools}
    />
  );
}

function wantedCurves(names: readonly string[], runs: readonly ReadyRun[]): readonly WantedCurve[] {
  if (names.length === 1)
    return runs.map((run) => ({ run, name: names[0] ?? "", shownAs: run.run }));
  // With the runs' own lack of a series nobody is served: a chart of several shows what there is.
  const there = runs.flatMap((run) =>
    names
      .filter((name) => run.metrics.series.some((series) => series.name === name))
      .map((name) => ({ run, name })),
  );
  return there.map(({ run, name }, at) => ({
    run,
    name,
    shownAs: combinedRun(run.run, runs.length, name, at),
  }));
}

/** Which other series the chart draws. */
function SeriesChoice({ name, names, others, onOthers }: Props) {
  const text = useText(curveTexts).chart;
  return (
    <Popover label={text.series} align="end" isActive={others.length > 0}>
      {() => (
        <CheckList
          label={text.series}
          options={names.filter((one) => one !== name).map((value) => ({ value, label: value }))}
          checked={others}
          onChange={(chosen) => onOthers(name, chosen)}
          findLabel={text.findSeries}
          moreLabel={(count) => text.more(count)}
        />
      )}
    </Popover>
  );
}

import { useMemo } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import { chartGroups } from "../../model/curves/chart-groups.ts";
import { withCombined } from "../../model/curves/combined-series.ts";
import type { CurveQuery } from "../../model/curves/curve-query.ts";
import { seriesNames } from "../../model/curves/curve.ts";
import { seriesSearch } from "../../model/curves/series-search.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { ChartCard, PINNED, foldKey } from "./chart-card.tsx";
import { ChartGroup } from "./chart-group.tsx";
import type { ReadyRun } from "./loaded-run.ts";
import type { ChangeQuery } from "./use-curve-query.ts";
import type { ExperimentOf } from "./use-experiments.ts";
import { useChartSettings } from "./use-chart-settings.ts";
import { usePins } from "./use-pins.ts";

interface Props {
  readonly runs: readonly ReadyRun[];
  readonly query: CurveQuery;
  readonly change: ChangeQuery;
  readonly sync: ChartSync;
  /** A run's experiment where their means are drawn; null where every run is. */
  readonly experimentOf: ExperimentOf | null;
}

const alone: readonly string[] = [];

/** The pinned charts, then all charts that match the search by group. A pinned chart is shown once, on top. */
export function ChartList({ runs, query, change, sync, experimentOf }: Props) {
  const text = useText(curveTexts);
  const [pins, togglePin] = usePins();
  const settings = useChartSettings(query);
  const { matches } = useMemo(() => seriesSearch(query.search), [query.search]);
  const names = useMemo(() => seriesNames(runs.map((run) => run.metrics)), [runs]);
  const shownRuns = useMemo(
    () => runs.filter(({ run }) => !query.hidden.includes(run.runId)),
    [runs, query.hidden],
  );
  const found = names.filter(matches);
  const pinned = pins.filter((pin) => found.includes(pin));
  const groups = chartGroups(found.filter((name) => !pinned.includes(name)));

  const card = (name: string) => (
    <ChartCard
      key={name}
      name={name}
      others={query.combined.get(name) ?? alone}
      names={names}
      onOthers={(own, others) => change({ combined: withCombined(query.combined, own, others) })}
      runs={shownRuns}
      settings={settings}
      zoom={query.zoom}
      onZoom={(zoom) => change({ zoom })}
      sync={sync}
      experimentOf={experimentOf}
      isPinned={pinned.includes(name)}
      onPin={togglePin}
    />
  );
  const fold = (key: string) => {
    const isFolded = query.folded.includes(key);
    change({
      folded: isFolded ? query.folded.filter((one) => one !== key) : [...query.folded, key],
    });
  };
  if (found.length === 0) {
    return (
      <EmptyState title={text.empty.noMatch}>
        <Button onClick={() => change({ search: "" })}>{text.empty.clearSearch}</Button>
      </EmptyState>
    );
  }
  return (
    <>
      {pinned.length > 0 && (
        <ChartGroup
          title={text.groups.pinned}
          count={pinned.length}
          isFolded={query.folded.includes(PINNED)}
          onFold={() => fold(PINNED)}
        >
          {pinned.map(card)}
        </ChartGroup>
      )}
      {groups.map(({ prefix, names: members }) => (
        <ChartGroup
          key={prefix}
          title={prefix === "" ? text.groups.other : prefix}
          count={members.length}
          isFolded={query.folded.includes(foldKey(prefix))}
          onFold={() => fold(foldKey(prefix))}
        >
          {members.map(card)}
        </ChartGroup>
      ))}
    </>
  );
}

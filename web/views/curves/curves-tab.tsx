import { useMemo, useState } from "react";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { createChartSync } from "../../components/metric-chart/chart-sync.ts";
import { ReplacedNotice } from "../../components/replaced-notice.tsx";
import { useManyFiles } from "../../data/many-files.ts";
import { useManyMetrics } from "../../data/many-metrics.ts";
import type { CurveRun } from "../../model/curves/curve.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import { ChartList } from "./chart-list.tsx";
import { CurveControls } from "./curve-controls.tsx";
import styles from "./curves-tab.module.css";
import { EventPanel } from "./event-panel.tsx";
import { type LoadedRun, drawable } from "./loaded-run.ts";
import { RunLegend } from "./run-legend.tsx";
import { RunProblems } from "./run-problems.tsx";
import { SummaryPanel } from "./summary-panel.tsx";
import { sameColors, useExperiments } from "./use-experiments.ts";
import { useCurveQuery } from "./use-curve-query.ts";
import { useJump } from "./use-jump.ts";

/**
 * Training curves of one run, or the same series of several runs in one chart each. What the reader
 * chooses is in the address; a run that cannot be loaded is told and the others are shown.
 */
export function CurvesTab(props: { readonly runs: readonly CurveRun[] }) {
  const given = useSame(props.runs);
  const text = useText(curveTexts);
  const runIds = given.map((run) => run.runId);
  const files = useManyMetrics(runIds);
  const metas = useManyFiles("meta", runIds);
  const [query, change] = useCurveQuery();
  const { experimentOf, hasGroups } = useExperiments(given);
  const isMean = query.mean && hasGroups;
  const runs = useMemo(
    () => (isMean ? sameColors(given, experimentOf) : given),
    [given, isMean, experimentOf],
  );
  const [sync] = useState(createChartSync);
  const loaded = useMemo(
    () => runs.map((run, i): LoadedRun => ({ run, file: files[i] })),
    [runs, files],
  );
  const ready = useMemo(() => drawable(loaded), [loaded]);
  const jump = useJump(ready, query, change, sync);

  if (runs.length === 0) return <EmptyState title={text.empty.noRuns} />;
  if (ready.length === 0 && loaded.some(({ file }) => file?.state === "loading"))
    return <Loading />;
  const hasSeries = ready.some(({ metrics }) => metrics.series.length > 0);
  const hasSummary = ready.some(({ metrics }) => Object.keys(metrics.summary).length > 0);
  return (
    <div className={styles.tab}>
      <ReplacedNotice runs={metas.map((meta, i) => [meta, files[i]])} />
      <RunProblems runs={loaded} />
      {!hasSeries && ready.length > 0 && (
        <EmptyState title={text.empty.title}>
          <p className={styles.narrow}>{text.empty.text}</p>
        </EmptyState>
      )}
      {hasSeries && (
        <>
          <div className={styles.settings}>
            <CurveControls runs={ready} query={query} change={change} hasGroups={hasGroups} />
            {runs.length > 1 && <RunLegend runs={loaded} query={query} change={change} />}
          </div>
          <EventPanel runs={ready} onJump={jump} />
        </>
      )}
      {hasSummary && <SummaryPanel runs={ready} />}
      {hasSeries && (
        <ChartList
          runs={ready}
          query={query}
          change={change}
          sync={sync}
          experimentOf={isMean ? experimentOf : null}
        />
      )}
    </div>
  );
}

/** The same array as before while its content is the same: curves are read anew for other runs only. */
function useSame(runs: readonly CurveRun[]): readonly CurveRun[] {
  const key = JSON.stringify(runs.map(({ runId, label, color }) => [runId, label, color]));
  // oxlint-disable-next-line react/exhaustive-deps, react/preserve-manual-memoization -- by content
  return useMemo(() => runs, [key]);
}

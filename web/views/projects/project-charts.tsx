import type { ProjectCard } from "@evalsite/protocol";
import { useMemo } from "react";
import type { ChartSync } from "../../components/metric-chart/chart-sync.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import type { Experiment } from "../../model/experiments/project.ts";
import type { ProjectQuery } from "../../model/experiments/project-query.ts";
import type { Standings } from "../../model/experiments/standings.ts";
import { stepRange } from "../../model/experiments/step-range.ts";
import { loggedSeries, trainingCurves, usualSeries } from "../../model/experiments/training-log.ts";
import type { SetQueryState } from "../../state/query.ts";
import { BenchmarkCharts } from "./benchmark-charts.tsx";
import { ChartControls } from "./chart-controls.tsx";
import { TrainingSection } from "./training-section.tsx";
import { useTrainingLogs } from "./use-training-logs.ts";
import { useSeen } from "./use-seen.ts";

interface Props {
  readonly shown: readonly Experiment[];
  readonly all: readonly Standings[];
  readonly card: ProjectCard | null;
  readonly axis: PositionKind;
  readonly query: ProjectQuery;
  readonly setQuery: SetQueryState<ProjectQuery>;
  readonly sync: ChartSync;
}

const unseen: readonly Experiment[] = [];

/** The training curve and a chart for each benchmark, all over the same steps. */
export function ProjectCharts({ shown, all, card, axis, query, setQuery, sync }: Props) {
  const [place, isSeen] = useSeen<HTMLDivElement>();
  const training = useTrainingLogs(isSeen ? shown : unseen);
  const names = useMemo(() => loggedSeries(training.logs), [training.logs]);
  const series = names.find((name) => name === query.series) ?? usualSeries(names);
  const drawn = useMemo(
    () => trainingCurves(training.logs, series ?? "", { axis, smoothing: query.smoothing }),
    [training.logs, series, axis, query.smoothing],
  );
  const xScale = query.logX ? "log" : "linear";
  const x = useMemo(() => {
    const steps = shown.flatMap(({ checkpoints }) => checkpoints.map(({ step }) => step));
    return query.zoom ?? stepRange(drawn.curves, steps, xScale);
  }, [query.zoom, drawn.curves, shown, xScale]);
  return (
    <>
      <ChartControls series={series} names={names} query={query} onQuery={setQuery} />
      {/* What is far below need not be fetched; what has been stays. */}
      <div ref={place}>
        <TrainingSection
          {...{ training, series, drawn, query, axis, x, sync }}
          hasLogs={shown.some(({ trainingRun }) => trainingRun !== null)}
          onZoom={(zoom) => setQuery((now) => ({ ...now, zoom }))}
        />
      </div>
      {all.length > 0 && <BenchmarkCharts {...{ all, card, axis, x, xScale, sync }} />}
    </>
  );
}

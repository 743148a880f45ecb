import type { Manifest } from "@evalsite/protocol";
import Link from "next/link";
import { useMemo, useState } from "react";
import { createChartSync } from "../../components/metric-chart/chart-sync.ts";
import { Notice } from "../../components/notice.tsx";
import { shownExperiments } from "../../model/experiments/chosen-experiments.ts";
import type { Project } from "../../model/experiments/project.ts";
import { projectQuery } from "../../model/experiments/project-query.ts";
import { benchmarkLines } from "../../model/experiments/score-lines.ts";
import { stepRange } from "../../model/experiments/step-range.ts";
import { loggedSeries, trainingCurves, usualSeries } from "../../model/experiments/training-log.ts";
import { routes } from "../../model/routes.ts";
import { runsAddress } from "../../model/run-state.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { projectTexts } from "../../text/projects.ts";
import { BenchmarkSection } from "./benchmark-section.tsx";
import { ChartControls } from "./chart-controls.tsx";
import { ExperimentLegend } from "./experiment-legend.tsx";
import { ExperimentTable } from "./experiment-table.tsx";
import { projectLabel } from "./names.ts";
import styles from "./project.module.css";
import { TrainingSection } from "./training-section.tsx";
import { useSummaries } from "./use-summaries.ts";
import { useTrainingLogs } from "./use-training-logs.ts";

interface Props {
  readonly project: Project;
  readonly manifest: Manifest | null;
}

export function ProjectPage({ project, manifest }: Props) {
  const text = useText(projectTexts);
  const [query, setQuery] = useQueryState(projectQuery);
  const [sync] = useState(createChartSync);
  const shown = useMemo(
    () => shownExperiments(project, query.experiments),
    [project, query.experiments],
  );
  const training = useTrainingLogs(shown);
  const loaded = useSummaries(shown);
  const names = useMemo(() => loggedSeries(training.logs), [training.logs]);
  const series = names.find((name) => name === query.series) ?? usualSeries(names);
  const drawn = useMemo(
    () => trainingCurves(training.logs, series ?? "", query.smoothing),
    [training.logs, series, query.smoothing],
  );
  const benchmarks = useMemo(
    () => benchmarkLines(shown, manifest, loaded.summaries),
    [shown, manifest, loaded.summaries],
  );
  const xScale = query.logX ? "log" : "linear";
  const x = useMemo(() => {
    const steps = shown.flatMap(({ checkpoints }) => checkpoints.map(({ step }) => step));
    return query.zoom ?? stepRange(drawn.curves, steps, xScale);
  }, [query.zoom, drawn.curves, shown, xScale]);
  return (
    <div className={styles.page}>
      <ProjectHeader project={project} />
      <ExperimentLegend
        experiments={project.experiments}
        shown={shown}
        onChoose={(experiments) => setQuery((now) => ({ ...now, experiments }))}
      />
      <ChartControls series={series} names={names} query={query} onQuery={setQuery} />
      {loaded.problems > 0 && <Notice tone="warning">{text.problems(loaded.problems)}</Notice>}
      {loaded.all > loaded.asked && <Notice>{text.tooMany(loaded.asked, loaded.all)}</Notice>}
      {shown.length === 0 && <p>{text.nothingShown}</p>}
      {shown.length > 0 && (
        <TrainingSection
          {...{ training, series, drawn, query, x, sync }}
          onZoom={(zoom) => setQuery((now) => ({ ...now, zoom }))}
        />
      )}
      {benchmarks.map((scores) => (
        <BenchmarkSection
          key={scores.benchmark.key}
          {...{ scores, x, xScale, sync }}
          isLoading={loaded.isLoading}
        />
      ))}
      {benchmarks.length > 0 && <p className={styles.method}>{text.best.method}</p>}
      {shown.length > 0 && benchmarks.length === 0 && <p>{text.noScores}</p>}
      <ExperimentTable project={project} />
    </div>
  );
}

function ProjectHeader({ project }: { readonly project: Project }) {
  const text = useText(projectTexts);
  const { name, runs, experiments } = project;
  const checkpoints = experiments.reduce((sum, one) => sum + one.checkpoints.length, 0);
  const count = text.runs(runs.length);
  return (
    <header className={styles.header}>
      <p className={styles.place}>
        <Link href={routes.projects}>{text.title}</Link>
      </p>
      <h1>{projectLabel(name, text)}</h1>
      <p className={styles.facts}>
        <span>{text.experiments(experiments.length)}</span>
        <span>{text.checkpoints(checkpoints)}</span>
        {name === "" ? count : <Link href={runsAddress("project", name)}>{count}</Link>}
      </p>
    </header>
  );
}

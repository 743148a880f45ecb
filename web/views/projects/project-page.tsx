import type { Manifest, ProjectCard, RunIndexEntry } from "@evalsite/protocol";
import { useMemo, useState } from "react";
import { createChartSync } from "../../components/metric-chart/chart-sync.ts";
import { Notice } from "../../components/notice.tsx";
import { useIndex } from "../../data/hooks.ts";
import { useScoreDetails } from "../../data/use-score-details.ts";
import { baselinesOf } from "../../model/experiments/against-baseline.ts";
import { shownExperiments } from "../../model/experiments/chosen-experiments.ts";
import { byImportance } from "../../model/experiments/project-card.ts";
import type { Project } from "../../model/experiments/project.ts";
import { projectQuery } from "../../model/experiments/project-query.ts";
import { benchmarkLines } from "../../model/experiments/score-lines.ts";
import { standingsOf } from "../../model/experiments/standings.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { projectTexts } from "../../text/projects.ts";
import { BestTable } from "./best-table.tsx";
import { ExperimentLegend } from "./experiment-legend.tsx";
import { ExperimentTable } from "./experiment-table.tsx";
import { ProjectCharts } from "./project-charts.tsx";
import { ProjectCardContext } from "./project-card-context.ts";
import { ProjectHeader } from "./project-header.tsx";
import styles from "./project.module.css";

const none: readonly RunIndexEntry[] = [];

interface Props {
  readonly project: Project;
  /** What its file says; null: it has none. */
  readonly card: ProjectCard | null;
  readonly manifest: Manifest | null;
}

/** The best checkpoints of a project's experiments, then how they came about. */
export function ProjectPage({ project, card, manifest }: Props) {
  const text = useText(projectTexts);
  const [query, setQuery] = useQueryState(projectQuery);
  const [sync] = useState(createChartSync);
  const shown = useMemo(
    () => shownExperiments(project, query.experiments),
    [project, query.experiments],
  );
  const details = useScoreDetails(manifest, [project.name]);
  const all = useMemo(
    () => byImportance(benchmarkLines(shown, manifest, details.byRun).map(standingsOf), card),
    [shown, manifest, details, card],
  );
  const index = useIndex();
  const runs = index.state === "ready" ? index.value : none;
  const byId = useMemo(() => new Map(runs.map((run) => [run.run_id, run])), [runs]);
  const baselines = useMemo(
    () => baselinesOf(project, shown, { card, byId, manifest }),
    [project, shown, card, byId, manifest],
  );
  return (
    <ProjectCardContext value={card}>
      <div className={styles.page}>
        <ProjectHeader project={project} card={card} />
        <ExperimentLegend
          experiments={project.experiments}
          shown={shown}
          onChoose={(experiments) => setQuery((now) => ({ ...now, experiments }))}
        />
        {details.isIncomplete && <Notice tone="warning">{text.noDetails}</Notice>}
        {shown.length === 0 && <p>{text.nothingShown}</p>}
        {all.length > 0 && (
          <BestTable
            all={all}
            experiments={shown}
            card={card}
            axis={project.axis}
            isLoading={details.isLoading}
            baselines={baselines}
            details={details.byRun}
          />
        )}
        {shown.length > 0 && all.length === 0 && <p>{text.noScores}</p>}
        {shown.length > 0 && (
          <ProjectCharts {...{ shown, all, card, query, setQuery, sync }} axis={project.axis} />
        )}
        <ExperimentTable project={project} />
      </div>
    </ProjectCardContext>
  );
}

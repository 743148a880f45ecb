import Link from "next/link";
import { useId, useMemo, useRef } from "react";
import { useNear } from "../../components/metric-chart/use-near.ts";
import { useProjects } from "../../data/hooks.ts";
import { cardOf } from "../../model/experiments/project-card.ts";
import type { Experiment } from "../../model/experiments/project.ts";
import type { ProjectOverview } from "../../model/experiments/overview.ts";
import { stepRange } from "../../model/experiments/step-range.ts";
import { loggedSeries, trainingCurves, usualSeries } from "../../model/experiments/training-log.ts";
import { routes } from "../../model/routes.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { ExperimentName } from "./experiment-name.tsx";
import { projectTitle } from "./names.ts";
import { OverviewBenchmark } from "./overview-benchmark.tsx";
import { OverviewCurve } from "./overview-curve.tsx";
import styles from "./overview.module.css";
import { ProjectCardContext } from "./project-card-context.ts";
import { useTrainingLogs } from "./use-training-logs.ts";

const unseen: readonly Experiment[] = [];

/** One project in short: its experiments' training curve and their scores over the same steps. */
export function OverviewProject({ overview }: { readonly overview: ProjectOverview }) {
  const text = useText(projectTexts);
  const language = useLanguage();
  const file = useProjects();
  const card = file === null ? null : cardOf(file, overview.project.name);
  const place = useRef<HTMLElement>(null);
  const id = useId();
  const isNear = useNear(place);
  const { project, experiments, benchmarks, moreExperiments, moreBenchmarks } = overview;
  const training = useTrainingLogs(isNear ? experiments : unseen);
  const series = usualSeries(loggedSeries(training.logs));
  const { curves } = useMemo(
    () => trainingCurves(training.logs, series ?? "", { axis: project.axis, smoothing: 0 }),
    [training.logs, series, project.axis],
  );
  const x = useMemo(() => {
    const steps = experiments.flatMap(({ checkpoints }) => checkpoints.map(({ step }) => step));
    return stepRange(curves, steps, "linear");
  }, [curves, experiments]);
  const hasLogs = experiments.some(({ trainingRun }) => trainingRun !== null);
  const more = [
    ...(moreExperiments > 0 ? [text.overview.more(moreExperiments)] : []),
    ...(moreBenchmarks > 0 ? [text.overview.moreBenchmarks(moreBenchmarks)] : []),
  ];
  return (
    <ProjectCardContext value={card}>
      <section ref={place} className={styles.project} aria-labelledby={id}>
        <header className={styles.head}>
          <h2 id={id}>
            <Link href={routes.project(project.name)} title={project.name}>
              {projectTitle(project.name, card, language, text)}
            </Link>
          </h2>
          <ul className={styles.legend} aria-label={text.overview.label}>
            {experiments.map((experiment) => (
              <li key={experiment.name}>
                <ExperimentName experiment={experiment} />
              </li>
            ))}
          </ul>
          {more.length > 0 && <span className={styles.quiet}>{more.join(text.comma)}</span>}
          <Link className={styles.open} href={routes.project(project.name)}>
            {text.openProject}
          </Link>
        </header>
        <div className={styles.charts}>
          {hasLogs && <OverviewCurve {...{ training, series, curves, x }} axis={project.axis} />}
          {benchmarks.map((scores) => (
            <OverviewBenchmark
              key={scores.benchmark.key}
              scores={scores}
              axis={project.axis}
              x={x}
            />
          ))}
        </div>
      </section>
    </ProjectCardContext>
  );
}

import type { ProjectCard } from "@evalsite/protocol";
import Link from "next/link";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { DirectionArrow } from "../../components/metric-name/metric-name.tsx";
import { Section } from "../../components/section/section.tsx";
import type { PositionKind } from "../../model/experiments/position.ts";
import { targetOf } from "../../model/experiments/project-card.ts";
import type { Baselines } from "../../model/experiments/against-baseline.ts";
import type { DetailsByRun } from "../../model/experiments/score-lines.ts";
import type { Experiment } from "../../model/experiments/project.ts";
import type { Standings } from "../../model/experiments/standings.ts";
import { MISSING, formatMetric } from "../../model/format-metric.ts";
import { routes } from "../../model/routes.ts";
import { shortNames } from "../../model/short-names.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { BestCell } from "./best-cell.tsx";
import { experimentTitle } from "./names.ts";
import { placeText } from "./place-text.ts";
import styles from "./best-table.module.css";
import { ExperimentName } from "./experiment-name.tsx";

interface Props {
  readonly all: readonly Standings[];
  readonly experiments: readonly Experiment[];
  readonly card: ProjectCard | null;
  readonly axis: PositionKind;
  /** Intervals are still on their way. */
  readonly isLoading: boolean;
  readonly baselines: Baselines;
  readonly details: DetailsByRun;
}

/** Columns that are there at once; the others come when they are asked for. */
const mostColumns = 12;

/** Rows that are there at once; the others come when they are asked for. */
const mostRows = 15;

/** The best checkpoint of every experiment on every benchmark. */
export function BestTable(props: Props) {
  const { all, card, axis, isLoading } = props;
  const texts = useText(projectTexts);
  const text = texts.best;
  const language = useLanguage();
  const [isWide, setWide] = useState(false);
  const experiments = isWide ? props.experiments : props.experiments.slice(0, mostColumns);
  const short = shortNames(experiments.map((one) => experimentTitle(one, card, language, texts)));
  const leading = all.find(({ scores }) => scores.benchmark.key === card?.checkpoint.best_by);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? all : all.slice(0, mostRows);
  return (
    <Section
      title={text.title}
      aside={isLoading ? <span className={styles.quiet}>{text.loading}</span> : undefined}
    >
      <DataTable label={text.title} pinned>
        <thead>
          <tr>
            <th scope="col">{text.benchmark}</th>
            {experiments.map((experiment, at) => (
              <th key={experiment.name} scope="col" className={styles.head}>
                <ExperimentName experiment={experiment} short={short[at]} />
                {leading !== undefined && (
                  <BestBy leading={leading} experiment={experiment} axis={axis} />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row key={one.scores.benchmark.key} {...props} one={one} experiments={experiments} />
          ))}
        </tbody>
      </DataTable>
      {shown.length < all.length && (
        <Button onClick={() => setWhole(true)}>{text.allBenchmarks(all.length)}</Button>
      )}
      {experiments.length < props.experiments.length && (
        <Button onClick={() => setWide(true)}>
          {text.allExperiments(props.experiments.length)}
        </Button>
      )}
      <p className={styles.method}>{text.method}</p>
    </Section>
  );
}

/** Which checkpoint the project's file takes for the best of an experiment. */
function BestBy({
  leading: { scores, standings },
  experiment,
  axis,
}: {
  readonly leading: Standings;
  readonly experiment: Experiment;
  readonly axis: PositionKind;
}) {
  const texts = useText(projectTexts);
  const best = standings.find(({ line }) => line.experiment === experiment)?.best?.best;
  if (best === undefined) return null;
  const { suite } = scores.benchmark;
  return (
    <span className={styles.quiet}>
      <Link href={routes.run(best.runId)} title={best.runId} prefetch={false}>
        {texts.best.bestBy(placeText(best, axis, texts), suite)}
      </Link>
    </span>
  );
}

interface RowProps extends Omit<Props, "all"> {
  readonly one: Standings;
}

function Row({ one, experiments, card, axis, isLoading, baselines, details }: RowProps) {
  const text = useText(projectTexts).best;
  const { scores, standings, leader } = one;
  const { suite, metric, semantics } = scores.benchmark;
  const target = targetOf(card, one);
  const weight = card?.benchmarks.find((wish) => wish.suite === suite)?.weight ?? null;
  const direction = semantics?.direction ?? "none";
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.benchmark}>
        {suite}
        <span className={styles.quiet}>
          {metric}
          <DirectionArrow direction={direction} />
        </span>
        {weight !== null && weight !== 1 && (
          <span className={styles.quiet}>{text.weight(weight)}</span>
        )}
        {target !== null && (
          <span className={styles.quiet}>{text.target(formatMetric(target, semantics))}</span>
        )}
      </th>
      {experiments.map((experiment) => {
        const standing = standings.find(({ line }) => line.experiment === experiment);
        return (
          <td key={experiment.name} data-leader={standing === leader && leader !== null}>
            {standing === undefined ? (
              <span className={styles.quiet}>{MISSING}</span>
            ) : standing.best === null ? (
              <span className={styles.quiet}>
                {direction === "none" ? text.unranked : text.incomplete}
              </span>
            ) : (
              <BestCell
                benchmark={scores.benchmark}
                standing={standing.best}
                axis={axis}
                isLeader={standing === leader}
                isLoading={isLoading}
                target={target}
                baseline={baselines.get(experiment.name) ?? null}
                details={details}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

import type { ProjectCard } from "@evalsite/protocol";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { DirectionArrow } from "../../components/metric-name/metric-name.tsx";
import { Section } from "../../components/section/section.tsx";
import type { PositionKind } from "../../model/experiments/position.ts";
import { targetOf } from "../../model/experiments/project-card.ts";
import type { Experiment } from "../../model/experiments/project.ts";
import type { Standings } from "../../model/experiments/standings.ts";
import { MISSING, formatMetric } from "../../model/format-metric.ts";
import { shortNames } from "../../model/short-names.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { BestCell } from "./best-cell.tsx";
import { experimentLabel } from "./names.ts";
import styles from "./best-table.module.css";
import { ExperimentName } from "./experiment-name.tsx";

interface Props {
  readonly all: readonly Standings[];
  readonly experiments: readonly Experiment[];
  readonly card: ProjectCard | null;
  readonly axis: PositionKind;
  /** Intervals are still on their way. */
  readonly isLoading: boolean;
}

/** Rows that are there at once; the others come when they are asked for. */
const mostRows = 15;

/** The best checkpoint of every experiment on every benchmark. */
export function BestTable({ all, experiments, card, axis, isLoading }: Props) {
  const texts = useText(projectTexts);
  const text = texts.best;
  const short = shortNames(experiments.map((one) => experimentLabel(one, texts)));
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
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row key={one.scores.benchmark.key} {...{ one, experiments, card, axis, isLoading }} />
          ))}
        </tbody>
      </DataTable>
      {shown.length < all.length && (
        <Button onClick={() => setWhole(true)}>{text.allBenchmarks(all.length)}</Button>
      )}
      <p className={styles.method}>{text.method}</p>
    </Section>
  );
}

interface RowProps extends Pick<Props, "experiments" | "card" | "axis" | "isLoading"> {
  readonly one: Standings;
}

function Row({ one, experiments, card, axis, isLoading }: RowProps) {
  const text = useText(projectTexts).best;
  const { scores, standings, leader } = one;
  const { suite, metric, semantics } = scores.benchmark;
  const target = targetOf(card, one);
  const direction = semantics?.direction ?? "none";
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.benchmark}>
        {suite}
        <span className={styles.quiet}>
          {metric}
          <DirectionArrow direction={direction} />
        </span>
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
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

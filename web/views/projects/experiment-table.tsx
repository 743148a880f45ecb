import Link from "next/link";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { DataTable, cell } from "../../components/data-table/data-table.tsx";
import { Section } from "../../components/section/section.tsx";
import type { PositionKind } from "../../model/experiments/position.ts";
import { type Experiment, type Project, stepCount } from "../../model/experiments/project.ts";
import { MISSING } from "../../model/format-metric.ts";
import {
  checkpointComparisonAddress,
  comparedCheckpoints,
} from "../../model/experiments/addresses.ts";
import { routes } from "../../model/routes.ts";
import { runsAddress } from "../../model/run-state.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { ExperimentName } from "./experiment-name.tsx";
import { placeNumber } from "./place-text.ts";
import { useProjectCard } from "./project-card-context.ts";
import styles from "./project.module.css";

/** Rows that are there at once; the others come when they are asked for. */
const mostRows = 30;

/** All experiments of a project, drawn or not, with the way to their runs. */
export function ExperimentTable({ project }: { readonly project: Project }) {
  const text = useText(projectTexts).list;
  const [isWhole, setWhole] = useState(false);
  const { experiments, axis } = project;
  const shown = isWhole ? experiments : experiments.slice(0, mostRows);
  return (
    <Section title={text.title}>
      <DataTable label={text.title}>
        <thead>
          <tr>
            <th scope="col">{text.experiment}</th>
            <th scope="col" className={cell.number}>
              {text.runs}
            </th>
            <th scope="col" className={cell.number}>
              {text.checkpoints}
            </th>
            <th scope="col" className={cell.number}>
              {text.last[project.axis]}
            </th>
            <th scope="col">{text.items}</th>
            <th scope="col">{text.log}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((experiment) => (
            <Row key={experiment.name} experiment={experiment} axis={axis} />
          ))}
        </tbody>
      </DataTable>
      {shown.length < experiments.length && (
        <Button onClick={() => setWhole(true)}>{text.all(experiments.length)}</Button>
      )}
    </Section>
  );
}

interface RowProps {
  readonly experiment: Experiment;
  readonly axis: PositionKind;
}

function Row({ experiment, axis }: RowProps) {
  const { name, runs, checkpoints, trainingRun } = experiment;
  const text = useText(projectTexts).list;
  const language = useLanguage();
  const card = useProjectCard();
  const last = checkpoints.at(-1);
  const compared = comparedCheckpoints(experiment);
  const tags = card?.experiments.find((one) => one.name === name)?.tags ?? [];
  return (
    <tr>
      <th scope="row">
        <ExperimentName experiment={experiment} />
        {tags.map((tag) => (
          <span key={tag} className={styles.tag} title={tag}>
            {card?.tags[tag]?.title?.[language] ?? tag}
          </span>
        ))}
      </th>
      <td className={cell.number}>
        {name === null ? (
          runs.length
        ) : (
          <Link href={runsAddress("experiment", name)}>{runs.length}</Link>
        )}
      </td>
      <td className={cell.number}>{stepCount(experiment)}</td>
      <td className={cell.number}>{last === undefined ? MISSING : placeNumber(last.step, axis)}</td>
      <td>
        {compared.length < 2 ? (
          MISSING
        ) : (
          <Link
            href={checkpointComparisonAddress(compared)}
            title={text.learnedTitle(compared.length)}
            prefetch={false}
          >
            {text.learned}
          </Link>
        )}
      </td>
      <td>
        {trainingRun === null ? (
          MISSING
        ) : (
          <Link href={`${routes.run(trainingRun.run_id)}?tab=curves`}>{trainingRun.run_id}</Link>
        )}
      </td>
    </tr>
  );
}

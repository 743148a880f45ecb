import Link from "next/link";
import { DataTable, cell } from "../../components/data-table/data-table.tsx";
import { Section } from "../../components/section/section.tsx";
import { formatPosition } from "../../model/curves/curve-numbers.ts";
import { type Experiment, type Project, stepCount } from "../../model/experiments/project.ts";
import { MISSING } from "../../model/format-metric.ts";
import { routes } from "../../model/routes.ts";
import { runsAddress } from "../../model/run-state.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { ExperimentName } from "./experiment-name.tsx";

/** All experiments of a project, drawn or not, with the way to their runs. */
export function ExperimentTable({ project }: { readonly project: Project }) {
  const text = useText(projectTexts).list;
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
              {text.lastStep}
            </th>
            <th scope="col">{text.log}</th>
          </tr>
        </thead>
        <tbody>
          {project.experiments.map((experiment) => (
            <Row key={experiment.name} experiment={experiment} />
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function Row({ experiment }: { readonly experiment: Experiment }) {
  const { name, runs, checkpoints, trainingRun } = experiment;
  const last = checkpoints.at(-1);
  return (
    <tr>
      <th scope="row">
        <ExperimentName experiment={experiment} />
      </th>
      <td className={cell.number}>
        {name === null ? (
          runs.length
        ) : (
          <Link href={runsAddress("experiment", name)}>{runs.length}</Link>
        )}
      </td>
      <td className={cell.number}>{stepCount(experiment)}</td>
      <td className={cell.number}>{last === undefined ? MISSING : formatPosition(last.step)}</td>
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

import Link from "next/link";
import type { Project } from "../../model/experiments/project.ts";
import { routes } from "../../model/routes.ts";
import { runsAddress } from "../../model/run-state.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { projectLabel } from "./names.ts";
import styles from "./project.module.css";

/** What the project is called and how much there is of it. */
export function ProjectHeader({ project }: { readonly project: Project }) {
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

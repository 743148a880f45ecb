import type { ProjectCard } from "@evalsite/protocol";
import Link from "next/link";
import { SafeMarkdown } from "../../components/safe-markdown/safe-markdown.tsx";
import { missingIn } from "../../model/experiments/project-card.ts";
import { type Project, stepCount } from "../../model/experiments/project.ts";
import { routes } from "../../model/routes.ts";
import { runsAddress } from "../../model/run-state.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { projectLabel } from "./names.ts";
import styles from "./project.module.css";

interface Props {
  readonly project: Project;
  readonly card: ProjectCard | null;
}

/** What the project is called and how much there is of it. */
export function ProjectHeader({ project, card }: Props) {
  const text = useText(projectTexts);
  const language = useLanguage();
  const { name, runs, experiments } = project;
  const checkpoints = experiments.reduce((sum, one) => sum + stepCount(one), 0);
  const missing = card === null ? [] : missingIn(card, project);
  const count = text.runs(runs.length);
  return (
    <header className={styles.header}>
      <p className={styles.place}>
        <Link href={routes.projects}>{text.title}</Link>
      </p>
      <h1 title={name}>{card?.title?.[language] ?? projectLabel(name, text)}</h1>
      <p className={styles.facts}>
        <span>{text.experiments(experiments.length)}</span>
        <span>{text.checkpoints(checkpoints)}</span>
        {name === "" ? count : <Link href={runsAddress("project", name)}>{count}</Link>}
        {card?.links.map(({ title, url }) => (
          <a key={url} href={url} rel="noreferrer noopener">
            {title}
          </a>
        ))}
      </p>
      {card?.description != null && <SafeMarkdown text={card.description[language]} />}
      {missing.length > 0 && (
        <p className={styles.quiet}>{text.missing(missing.join(text.comma))}</p>
      )}
    </header>
  );
}

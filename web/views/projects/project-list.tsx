import Link from "next/link";
import { useMemo } from "react";
import { DataTable, cell } from "../../components/data-table/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { Section } from "../../components/section/section.tsx";
import { useIndex, useProjects } from "../../data/hooks.ts";
import { cardOf } from "../../model/experiments/project-card.ts";
import { type Project, projectsOf, stepCount } from "../../model/experiments/project.ts";
import { MISSING } from "../../model/format-metric.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { routes } from "../../model/routes.ts";
import { shortTime } from "../../model/short-time.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { runsText } from "../../text/runs.ts";
import { projectTitle } from "./names.ts";
import styles from "./project.module.css";

/** All projects, the one with the newest run first. */
export function ProjectList() {
  const text = useText(projectTexts);
  const empty = useText(runsText);
  const index = useIndex();
  const issues = useProjects()?.issues ?? [];
  const projects = useMemo(() => (index.state === "ready" ? projectsOf(index.value) : []), [index]);
  if (index.state === "loading") return <Loading />;
  if (index.state === "problem") {
    return <ProblemPanel problem={index.problem} retry={index.retry} />;
  }
  return (
    <div className={styles.page}>
      <PageTitle title={text.title} />
      <h1>{text.title}</h1>
      {issues.map(({ file, line, message }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- one file may have the same fault twice
        <Notice key={at} tone="warning">
          {text.fileIssue(file ?? "", line)}
          {message}
        </Notice>
      ))}
      {projects.length === 0 ? (
        <EmptyState title={empty.emptyTitle}>
          <p>{empty.emptyText}</p>
        </EmptyState>
      ) : (
        <Section title={text.allProjects}>
          <ProjectTable projects={projects} />
        </Section>
      )}
    </div>
  );
}

/** Projects with their sizes and the start of their newest run. */
export function ProjectTable({ projects }: { readonly projects: readonly Project[] }) {
  const text = useText(projectTexts);
  const language = useLanguage();
  const file = useProjects();
  const titleOf = (name: string) =>
    projectTitle(name, file === null ? null : cardOf(file, name), language, text);
  const { list } = text;
  return (
    <DataTable label={text.title}>
      <thead>
        <tr>
          <th scope="col">{list.project}</th>
          <th scope="col" className={`${cell.number} ${styles.aside}`}>
            {list.experiments}
          </th>
          <th scope="col" className={`${cell.number} ${styles.aside}`}>
            {list.checkpoints}
          </th>
          <th scope="col" className={cell.number}>
            {list.runs}
          </th>
          <th scope="col" className={cell.number}>
            {list.newest}
          </th>
        </tr>
      </thead>
      <tbody>
        {projects.map(({ name, experiments, runs, newestMs }) => (
          <tr key={name}>
            <th scope="row">
              <Link href={routes.project(name)} title={name}>
                {titleOf(name)}
              </Link>
            </th>
            <td className={`${cell.number} ${styles.aside}`}>{formatCount(experiments.length)}</td>
            <td className={`${cell.number} ${styles.aside}`}>
              {formatCount(experiments.reduce((sum, one) => sum + stepCount(one), 0))}
            </td>
            <td className={cell.number}>{formatCount(runs.length)}</td>
            <td className={cell.number}>
              {Number.isFinite(newestMs) ? shortTime(newestMs) : MISSING}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

import Link from "next/link";
import { useMemo } from "react";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Loading } from "../../../components/loading.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { ProblemPanel } from "../../../components/problem-panel.tsx";
import { WithheldRuns } from "../../../components/withheld-notice.tsx";
import { useIndex, useManifest } from "../../../data/hooks.ts";
import { projectsOf } from "../../../model/experiments/project.ts";
import { routes } from "../../../model/routes.ts";
import { useText } from "../../../state/language.ts";
import { projectTexts } from "../../../text/projects.ts";
import { runsText } from "../../../text/runs.ts";
import { startText } from "../../../text/start.ts";
import { ExperimentOverview } from "../overview.tsx";
import { ProjectTable } from "../project-list.tsx";
import { NewsSection } from "./news-section.tsx";
import styles from "./start.module.css";

/** The start page: what is new, then the projects. */
export function StartView() {
  const index = useIndex();
  const manifest = useManifest();
  const text = useText(startText);
  const empty = useText(runsText);
  const projectText = useText(projectTexts);
  const projects = useMemo(
    () => (index.state === "ready" ? projectsOf(index.value).slice(0, mostListed) : []),
    [index],
  );
  if (index.state === "problem") {
    return <ProblemPanel problem={index.problem} retry={index.retry} />;
  }
  if (index.state === "loading" || manifest.state === "loading") return <Loading />;
  const known = manifest.state === "ready" ? manifest.value : null;
  return (
    <div className={styles.page}>
      <PageTitle title={text.title} />
      <h1 className="visually-hidden">{text.title}</h1>
      <WithheldRuns />
      {known === null && <Notice tone="warning">{empty.noManifest}</Notice>}
      {index.value.length === 0 ? (
        <EmptyState title={empty.emptyTitle}>
          <p>{empty.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <NewsSection index={index.value} manifest={known} />
          <section className={styles.projects} aria-label={text.projects}>
            <header className={styles.head}>
              <h2>{text.projects}</h2>
              <Link href={routes.projects}>{projectText.allProjects}</Link>
            </header>
            <ExperimentOverview />
            <ProjectTable projects={projects} />
          </section>
        </>
      )}
    </div>
  );
}

const mostListed = 10;

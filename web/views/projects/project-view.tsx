import type { RunTable } from "@evalsite/protocol";
import Link from "next/link";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { type Loaded, loading } from "../../data/file-store.ts";
import { useIndexOf, useManifest, useProjects, useRunTable } from "../../data/hooks.ts";
import { cardOf } from "../../model/experiments/project-card.ts";
import { projectNamed } from "../../model/experiments/project.ts";
import { routes } from "../../model/routes.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { useDeferredValue, useMemo } from "react";
import { projectTitle } from "./names.ts";
import { ProjectPage } from "./project-page.tsx";

const waiting: Loaded<RunTable> = loading;

/** The experiments of one project: training curves and checkpoint scores over the same steps. */
export function ProjectView({ name }: { readonly name: string }) {
  const text = useText(projectTexts);
  const language = useLanguage();
  const manifest = useManifest();
  // In the background, so that what the reader does meanwhile is not held up.
  const table = useDeferredValue(useRunTable(), waiting);
  const index = useIndexOf(table);
  const projects = useProjects();
  const card = projects === null ? null : cardOf(projects, name);
  const title = projectTitle(name, card, language, text);
  const own = card?.name ?? name;
  const axis = card?.checkpoint.axis ?? null;
  const runs = index.state === "ready" ? index.value : null;
  const project = useMemo(
    () => (runs === null ? null : projectNamed(runs, own, axis)),
    [runs, own, axis],
  );
  if (index.state === "problem") {
    return <ProblemPanel problem={index.problem} retry={index.retry} />;
  }
  if (index.state === "loading" || manifest.state === "loading") return <Loading />;
  return (
    <>
      <PageTitle title={title} />
      {project === null ? (
        <EmptyState title={text.unknown.title(name)}>
          <p>{text.unknown.text}</p>
          <Link href={routes.projects}>{text.allProjects}</Link>
        </EmptyState>
      ) : (
        <ProjectPage
          project={project}
          card={card}
          manifest={manifest.state === "ready" ? manifest.value : null}
        />
      )}
    </>
  );
}

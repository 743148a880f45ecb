import type { RunTable } from "@evalsite/protocol";
import Link from "next/link";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { type Loaded, loading } from "../../data/file-store.ts";
import { useManifest, useProjects, useRunTable } from "../../data/hooks.ts";
import { indexOf } from "../../data/run-table.ts";
import { cardOf } from "../../model/experiments/project-card.ts";
import { projectNamed } from "../../model/experiments/project.ts";
import { routes } from "../../model/routes.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { useDeferredValue, useMemo } from "react";
import { projectLabel } from "./names.ts";
import { ProjectPage } from "./project-page.tsx";

const waiting: Loaded<RunTable> = loading;

/** The experiments of one project: training curves and checkpoint scores over the same steps. */
export function ProjectView({ name }: { readonly name: string }) {
  const text = useText(projectTexts);
  const manifest = useManifest();
  // In the background, so that what the reader does meanwhile is not held up.
  const table = useDeferredValue(useRunTable(), waiting);
  const projects = useProjects();
  const card = projects === null ? null : cardOf(projects, name);
  const own = card?.name ?? name;
  const axis = card?.checkpoint.axis ?? null;
  const project = useMemo(
    () => (table.state === "ready" ? projectNamed(indexOf(table.value), own, axis) : null),
    [table, own, axis],
  );
  if (table.state === "problem") {
    return <ProblemPanel problem={table.problem} retry={table.retry} />;
  }
  if (table.state === "loading" || manifest.state === "loading") return <Loading />;
  return (
    <>
      <PageTitle title={projectLabel(name, text)} />
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

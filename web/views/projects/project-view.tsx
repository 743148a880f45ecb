import type { RunTable } from "@evalsite/protocol";
import Link from "next/link";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { type Loaded, loading } from "../../data/file-store.ts";
import { useManifest, useRunTable } from "../../data/hooks.ts";
import { indexOf } from "../../data/run-table.ts";
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
  const project = useMemo(
    () => (table.state === "ready" ? projectNamed(indexOf(table.value), name) : null),
    [table, name],
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
          manifest={manifest.state === "ready" ? manifest.value : null}
        />
      )}
    </>
  );
}

import Link from "next/link";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { useIndex, useManifest } from "../../data/hooks.ts";
import { projectNamed } from "../../model/experiments/project.ts";
import { routes } from "../../model/routes.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { useMemo } from "react";
import { projectLabel } from "./names.ts";
import { ProjectPage } from "./project-page.tsx";

/** The experiments of one project: training curves and checkpoint scores over the same steps. */
export function ProjectView({ name }: { readonly name: string }) {
  const text = useText(projectTexts);
  const index = useIndex();
  const manifest = useManifest();
  const project = useMemo(
    () => (index.state === "ready" ? projectNamed(index.value, name) : null),
    [index, name],
  );
  if (index.state === "problem") {
    return <ProblemPanel problem={index.problem} retry={index.retry} />;
  }
  if (index.state === "loading" || manifest.state === "loading") return <Loading />;
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

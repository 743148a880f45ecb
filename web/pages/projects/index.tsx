import { useRouter } from "next/router";
import { Loading } from "../../components/loading.tsx";
import { projectNameOf } from "../../model/routes.ts";
import { ProjectList } from "../../views/projects/project-list.tsx";
import { ProjectView } from "../../views/projects/project-view.tsx";

/** All projects; with `?project=<name>` that one, which works for every name. */
export default function ProjectsPage() {
  const router = useRouter();
  if (!router.isReady) return <Loading />;
  const name = projectNameOf(router.asPath);
  return name === null ? <ProjectList /> : <ProjectView key={name} name={name} />;
}

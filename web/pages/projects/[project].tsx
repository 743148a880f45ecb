import { useRouter } from "next/router";
import { Loading } from "../../components/loading.tsx";
import { projectNameOf } from "../../model/routes.ts";
import { ProjectView } from "../../views/projects/project-view.tsx";

/** Exported once as a shell: which project it shows is known when its address is. */
export default function ProjectPage() {
  const router = useRouter();
  const name = router.isReady ? projectNameOf(router.asPath) : null;
  return name === null ? <Loading /> : <ProjectView key={name} name={name} />;
}

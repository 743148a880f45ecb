import { useRouter } from "next/router";
import { Loading } from "../../components/loading.tsx";
import { runIdOf } from "../../model/routes.ts";
import { RunView } from "../../views/run/run-view.tsx";

/** Exported once as a shell: which run it shows is known when its address is. */
export default function RunPage() {
  const router = useRouter();
  const runId = router.isReady ? runIdOf(router.asPath) : null;
  return runId === null ? <Loading /> : <RunView key={runId} runId={runId} />;
}

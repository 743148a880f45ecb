import { useRouter } from "next/router";
import { useEffect } from "react";
import { routes } from "../model/routes.ts";
import { RunsView } from "../views/runs/runs-view.tsx";

/** The start page is the list of runs. */
export default function StartPage() {
  const router = useRouter();
  useEffect(() => {
    void router.replace(routes.runs);
  }, [router]);
  return <RunsView />;
}

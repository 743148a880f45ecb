import { ExperimentOverview } from "../views/projects/overview.tsx";
import { RunsView } from "../views/runs/runs-view.tsx";

/** The start page: how the newest trainings go, then the list of runs. */
export default function StartPage() {
  return (
    <>
      <ExperimentOverview />
      <RunsView />
    </>
  );
}

import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { useManyFiles } from "../../data/many-files.ts";
import {
  compareState,
  compareTabs,
  withBaseline,
  withoutRun,
  withRun,
} from "../../model/compare-state.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { compareTexts } from "../../text/compare.ts";
import { type ComparedRun, comparedRuns } from "./compared-run.ts";
import { ConfigurationTab } from "./configuration/configuration-tab.tsx";
import { LazyCurvesTab, LazySampleDiffTab } from "./lazy-tabs.tsx";
import { AddRuns } from "./runs/add-runs.tsx";
import { RunProblems } from "./runs/run-problems.tsx";
import { RunTable } from "./runs/run-table.tsx";
import { ScoresTab } from "./scores/scores-tab.tsx";
import styles from "./compare-view.module.css";

/** Any number of runs beside each other. Which, and how they are looked at, stands in the address. */
export function CompareView() {
  const text = useText(compareTexts);
  const [state, setState] = useQueryState(compareState);
  const metas = useManyFiles("meta", state.runs);
  const summaries = useManyFiles("evalSummary", state.runs);
  const runs = comparedRuns(state.runs, metas, summaries);
  const onBaseline = (runId: string) => setState((now) => withBaseline(now, runId));
  const onRemove = (runId: string) => setState((now) => withoutRun(now, runId));
  const add = (
    <AddRuns
      chosen={state.runs}
      onAdd={(runId) => setState((now) => withRun(now, runId))}
      onRemove={onRemove}
    />
  );
  return (
    <>
      <PageTitle title={text.title} />
      <header className={styles.header}>
        <div className={styles.title}>
          <h1>{text.title}</h1>
          {add}
        </div>
        {runs.length > 0 && <RunTable runs={runs} onBaseline={onBaseline} onRemove={onRemove} />}
      </header>
      {runs.length === 0 ? (
        <EmptyState title={text.empty.title}>
          <p>{text.empty.text}</p>
        </EmptyState>
      ) : (
        <>
          <RunProblems runs={runs} onRemove={onRemove} />
          <Tabs
            label={text.tabsLabel}
            tabs={compareTabs.map((id) => ({ id, label: text.tabs[id] }))}
            selected={state.tab}
            onSelect={(tab) => setState((now) => ({ ...now, tab }), { history: "push" })}
          >
            {state.tab === "scores" && <ScoresTab runs={runs} state={state} setState={setState} />}
            {state.tab === "samples" && <SamplesTab runs={runs} onBaseline={onBaseline} />}
            {state.tab === "curves" && <LazyCurvesTab runs={runs.map(namedRun)} />}
            {state.tab === "configuration" && (
              <ConfigurationTab runs={runs} state={state} setState={setState} />
            )}
          </Tabs>
        </>
      )}
    </>
  );
}

/** A run as charts name it. */
function namedRun({ runId, name, mark }: ComparedRun) {
  return { runId, label: `${mark.letter} ${name}`, color: mark.colour };
}

interface SamplesTabProps {
  readonly runs: readonly ComparedRun[];
  readonly onBaseline: (runId: string) => void;
}

/** Runs that have not arrived are left out of the item by item comparison. */
function SamplesTab({ runs, onBaseline }: SamplesTabProps) {
  if (runs.every((run) => run.summary === null) && runs.some((run) => run.isLoading)) {
    return <Loading />;
  }
  const ready = runs.flatMap((run) =>
    run.summary === null
      ? []
      : [
          {
            runId: run.runId,
            name: run.name,
            mark: run.mark,
            summary: run.summary,
            experiment: JSON.stringify([run.meta?.project, run.meta?.experiment]),
            step: run.meta?.checkpoint?.step ?? null,
          },
        ],
  );
  const chosen = runs[0]?.runId ?? "";
  const isThere = ready.some((run) => run.runId === chosen);
  return (
    <LazySampleDiffTab
      runs={ready}
      baseline={isThere ? chosen : (ready[0]?.runId ?? "")}
      onBaseline={onBaseline}
    />
  );
}

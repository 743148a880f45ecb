import type { EvalSummary } from "@evalsite/protocol";
import { Loading } from "../../components/loading.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { ReplacedNotice } from "../../components/replaced-notice.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { WithheldNotice } from "../../components/withheld-notice.tsx";
import type { Loaded } from "../../data/file-store.ts";
import { useEvalSummary, useRunMeta } from "../../data/hooks.ts";
import { runMark } from "../../model/run-mark.ts";
import { runState, runTabs } from "../../model/run-state.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { runTexts } from "../../text/run.ts";
import { ConfigurationTab } from "./configuration/configuration-tab.tsx";
import { RunHeader } from "./header/run-header.tsx";
import { LazyCurvesTab, LazySamplesTab } from "./lazy-tabs.tsx";
import { OverviewTab } from "./overview-tab.tsx";

/** One run: what it is, what it scored, its curves, its samples, and where all this comes from. */
export function RunView({ runId }: { readonly runId: string }) {
  const text = useText(runTexts);
  const meta = useRunMeta(runId);
  const summary = useEvalSummary(runId);
  const [state, setState] = useQueryState(runState);
  if (meta.state === "loading") return <Loading />;
  if (meta.state === "problem") {
    return <ProblemPanel problem={meta.problem} retry={meta.retry} runId={runId} />;
  }
  return (
    <>
      <PageTitle title={runId} />
      <ReplacedNotice runs={[[meta, summary]]} />
      <WithheldNotice runId={runId} />
      <RunHeader meta={meta.value} isBrief={state.tab !== "overview"} />
      <Tabs
        label={text.tabsLabel}
        tabs={runTabs.map((id) => ({ id, label: text.tabs[id] }))}
        selected={state.tab}
        onSelect={(tab) => setState((now) => ({ ...now, tab }), { history: "push" })}
      >
        {state.tab === "overview" && (
          <WithSummary summary={summary}>
            {(value) => (
              <OverviewTab
                meta={meta.value}
                summary={value}
                open={state.open}
                onOpen={(open) => setState((now) => ({ ...now, open }))}
              />
            )}
          </WithSummary>
        )}
        {state.tab === "curves" && (
          <LazyCurvesTab runs={[{ runId, label: runId, color: runMark(0).colour }]} />
        )}
        {state.tab === "samples" && (
          <WithSummary summary={summary}>
            {(value) => <LazySamplesTab runId={runId} suites={value.suites} />}
          </WithSummary>
        )}
        {state.tab === "configuration" && (
          <ConfigurationTab
            meta={meta.value}
            find={state.find}
            onFind={(find) => setState((now) => ({ ...now, find }))}
          />
        )}
      </Tabs>
    </>
  );
}

interface WithSummaryProps {
  readonly summary: Loaded<EvalSummary>;
  readonly children: (summary: EvalSummary) => React.ReactNode;
}

function WithSummary({ summary, children }: WithSummaryProps) {
  if (summary.state === "loading") return <Loading />;
  if (summary.state === "problem") {
    return <ProblemPanel problem={summary.problem} retry={summary.retry} />;
  }
  return children(summary.value);
}

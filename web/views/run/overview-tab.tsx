import type { EvalSummary, RunMeta } from "@evalsite/protocol";
import { EmptyState } from "../../components/empty-state.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sections } from "../../components/section/section.tsx";
import { damagedReports } from "../../model/damaged-reports.ts";
import { evaluationStatus } from "../../model/run-states.ts";
import { useText } from "../../state/language.ts";
import { runTexts } from "../../text/run.ts";
import { BenchmarkSection } from "./benchmarks/benchmark-section.tsx";
import { IssueNotice } from "./issues/issue-notice.tsx";
import { IssueSection } from "./issues/issue-section.tsx";
import { StressSection } from "./stress/stress-section.tsx";

interface Props {
  readonly meta: RunMeta;
  readonly summary: EvalSummary;
  /** Benchmarks whose details are unfolded. */
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
}

/** Scores, stress tests, and what the conversion has to say about this run. */
export function OverviewTab({ meta, summary, open, onOpen }: Props) {
  const text = useText(runTexts);
  const damaged = damagedReports(meta);
  const isEmpty = summary.suites.length === 0 && summary.stress_tests.length === 0;
  return (
    <Sections>
      {damaged.length > 0 && evaluationStatus(meta) === "provisional" && (
        <Notice tone="warning">{text.damagedReport(damaged)}</Notice>
      )}
      <IssueNotice issues={meta.issues} />
      {isEmpty && (
        <EmptyState title={text.nothing.title}>
          <p>{meta.kinds.includes("training") ? text.nothing.training : text.nothing.text}</p>
        </EmptyState>
      )}
      {summary.suites.length > 0 && (
        <BenchmarkSection meta={meta} summary={summary} open={open} onOpen={onOpen} />
      )}
      {summary.stress_tests.map((test) => (
        <StressSection key={test.name} test={test} />
      ))}
      {meta.issues.length > 0 && <IssueSection issues={meta.issues} />}
    </Sections>
  );
}

import type { SuiteSummary } from "@evalsite/protocol";
import { KeyValueTree } from "../../../components/key-value/key-value-tree.tsx";
import { SafeMarkdown } from "../../../components/safe-markdown/safe-markdown.tsx";
import { configTree } from "../../../model/config/config-tree.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { BreakdownTables } from "./breakdown-tables.tsx";
import { CountFacts } from "./count-facts.tsx";
import { JudgeSummary } from "./judge-summary.tsx";
import { MetricTable } from "./metric-table.tsx";
import { OutcomeSummary } from "./outcome-summary.tsx";
import { PassAtK } from "./pass-at-k.tsx";
import { PerformanceTable } from "./performance-table.tsx";
import { ScoreNotes } from "./score-notes.tsx";
import { SubsetTable } from "./subset-table.tsx";
import styles from "./benchmarks.module.css";

interface Props {
  readonly runId: string;
  readonly suite: SuiteSummary;
}

/** All that is known of one benchmark; parts without data are left out. */
export function BenchmarkDetails({ runId, suite }: Props) {
  const text = useText(benchmarkTexts).details;
  const settings = configTree(suite.identity);
  return (
    <div className={styles.panel}>
      <ScoreNotes runId={runId} suite={suite} />
      <CountFacts runId={runId} suite={suite} />
      <OutcomeSummary runId={runId} suite={suite} />
      <div className={styles.columns}>
        <MetricTable suite={suite} />
        <SubsetTable runId={runId} suite={suite} />
        <PassAtK suite={suite} />
        {suite.judge !== null && <JudgeSummary judge={suite.judge} />}
      </div>
      {suite.performance !== null && <PerformanceTable performance={suite.performance} />}
      <BreakdownTables breakdowns={suite.breakdowns} />
      {settings.length > 0 && (
        <Fold title={text.settings}>
          <KeyValueTree nodes={settings} open={false} />
        </Fold>
      )}
      {suite.analysis !== null && (
        <Fold title={text.analysis}>
          <p className={styles.note}>{text.analysisNote}</p>
          <SafeMarkdown text={suite.analysis} />
        </Fold>
      )}
      {suite.description !== null && (
        <Fold title={text.description}>
          <SafeMarkdown text={suite.description} />
        </Fold>
      )}
    </div>
  );
}

function Fold({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

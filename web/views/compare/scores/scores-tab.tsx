import { EmptyState } from "../../../components/empty-state.tsx";
import { Loading } from "../../../components/loading.tsx";
import { Section, Sections } from "../../../components/section/section.tsx";
import type { CompareState } from "../../../model/compare-state.ts";
import { scoreMatrix } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import type { SetQueryState } from "../../../state/query.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import { ExportMenu } from "./export-menu.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { RunNotes } from "./run-notes.tsx";
import { StressComparison } from "../stress/stress-comparison.tsx";
import styles from "./matrix.module.css";
import { ScoreCharts } from "./score-charts.tsx";

interface Props {
  readonly runs: readonly ComparedRun[];
  readonly baseline: number;
  readonly state: CompareState;
  readonly setState: SetQueryState<CompareState>;
}

/** Benchmarks × runs, first as numbers, then as charts. Runs that have not arrived are left out. */
export function ScoresTab({ runs, baseline, state, setState }: Props) {
  const text = useText(compareTexts).scores;
  const shown = runs.filter((run) => run.summary !== null);
  const at = shown.findIndex((run) => run.runId === runs[baseline]?.runId);
  const scores = shown.map((run) => ({ runId: run.runId, suites: run.summary?.suites ?? [] }));
  const rows = scoreMatrix(scores, at, state.metrics);
  const hasStress = shown.some((run) => (run.summary?.stress_tests.length ?? 0) > 0);
  const stress = <StressComparison runs={shown} baseline={at} />;
  if (rows.length === 0) {
    if (hasStress) return <Sections>{stress}</Sections>;
    if (runs.some((run) => run.isLoading)) return <Loading />;
    return (
      <EmptyState title={text.empty.title}>
        <p>{text.empty.text}</p>
      </EmptyState>
    );
  }
  return (
    <Sections>
      <RunNotes runs={shown} />
      <Section
        title={text.title}
        aside={<ExportMenu rows={rows} runIds={shown.map((run) => run.runId)} />}
      >
        <MatrixTable
          rows={rows}
          runs={shown}
          baseline={at}
          open={state.open}
          onOpen={(open) => setState((now) => ({ ...now, open }))}
          onMetric={(suite, key) =>
            setState((now) => ({ ...now, metrics: new Map([...now.metrics, [suite, key]]) }))
          }
        />
        <p className={styles.quiet}>{text.note}</p>
      </Section>
      <ScoreCharts rows={rows} runs={shown} state={state} setState={setState} />
      {stress}
    </Sections>
  );
}

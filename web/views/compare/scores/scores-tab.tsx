import { defaultMargin } from "@evalsite/statistics";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Loading } from "../../../components/loading.tsx";
import { ReportButton } from "../../../components/report-button.tsx";
import { Section, Sections } from "../../../components/section/section.tsx";
import type { CompareState } from "../../../model/compare-state.ts";
import { type ComparedRow, comparedRows } from "../../../model/comparison/compared-rows.ts";
import { digits } from "../../../model/format-quantity.ts";
import { scoreMatrix } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import type { SetQueryState } from "../../../state/query.ts";
import type { Language } from "../../../text/bilingual.ts";
import { compareTexts } from "../../../text/compare.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";
import { StressComparison } from "../stress/stress-comparison.tsx";
import { CompareRadar } from "./compare-radar.tsx";
import { CompositeLine } from "./composite-line.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { RunNotes } from "./run-notes.tsx";
import { useItemComparisons } from "./use-item-comparisons.ts";
import { VerdictSentence } from "./verdict-sentence.tsx";
import { VerdictTable } from "./verdict-table.tsx";
import styles from "./verdict.module.css";

interface Props {
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
  readonly state: CompareState;
  readonly setState: SetQueryState<CompareState>;
}

/** The answer, then benchmark by benchmark. Runs that have not arrived are left out. */
export function ScoresTab({ runs, state, setState }: Props) {
  const text = useText(compareTexts).scores;
  const verdict = useText(verdictTexts);
  const shown = runs.filter((run) => run.summary !== null);
  const rows = scoreMatrix(
    shown.map((run) => ({ runId: run.runId, suites: run.summary?.suites ?? [] })),
    0,
    state.metrics,
  );
  const items = useItemComparisons(rows, shown);
  const compared = comparedRows(rows, 0, items.paired, defaultMargin);
  const hasStress = shown.some((run) => (run.summary?.stress_tests.length ?? 0) > 0);
  const stress = <StressComparison runs={shown} baseline={0} />;
  if (rows.length === 0) {
    if (hasStress) return <Sections>{stress}</Sections>;
    if (runs.some((run) => run.isLoading)) return <Loading />;
    return (
      <EmptyState title={text.empty.title}>
        <p>{text.empty.text}</p>
      </EmptyState>
    );
  }
  const chosen = shown.findIndex((run) => run.runId === state.against);
  const against = chosen > 0 ? chosen : Math.min(1, shown.length - 1);
  return (
    <Sections>
      <VerdictSentence rows={compared} runs={shown} items={items} />
      <CompositeLine
        rows={compared}
        runs={shown}
        weights={state.weights}
        onWeights={(weights) => setState((now) => ({ ...now, weights }))}
      />
      <RunNotes runs={shown} rows={rows} />
      <Section
        title={text.title}
        aside={
          <div className={styles.aside}>
            {shown.length > 2 && (
              <label className={styles.pick}>
                {verdict.against}
                <select
                  value={shown[against]?.runId}
                  onChange={(event) => setState((now) => ({ ...now, against: event.target.value }))}
                >
                  {shown.slice(1).map(({ runId, mark, name }) => (
                    <option key={runId} value={runId}>
                      {mark.letter} {name}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <ExportMenu rows={compared} runs={shown} />
            <ReportButton
              file="comparison.html"
              report={(language) => reportOf(compared, shown, language)}
            />
          </div>
        }
      >
        <VerdictTable
          rows={compared}
          runs={shown}
          against={against}
          waiting={items.waiting}
          margin={defaultMargin}
          open={state.open}
          onOpen={(open) => setState((now) => ({ ...now, open }))}
          onMetric={(suite, key) =>
            setState((now) => ({ ...now, metrics: new Map([...now.metrics, [suite, key]]) }))
          }
        />
        {shown.length > 1 && (
          <p className={styles.quiet}>
            {verdict.note} {verdict.marginNote(verdict.points(digits(defaultMargin * 100)))}
          </p>
        )}
      </Section>
      <CompareRadar rows={rows} runs={shown} state={state} setState={setState} />
      {stress}
    </Sections>
  );
}

/** The document is made of code that no page needs before somebody asks for it. */
async function reportOf(
  rows: readonly ComparedRow[],
  runs: readonly ComparedRun[],
  language: Language,
): Promise<string> {
  const { comparisonReport } = await import("../../../report/comparison-report.ts");
  const named = runs.flatMap(({ runId, meta }) => (meta === null ? [] : [{ runId, meta }]));
  return comparisonReport(rows, named, language);
}

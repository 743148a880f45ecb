import type { SuiteSummary } from "@evalsite/protocol";
import { benchmarkLines, rankedLines } from "../../../model/breakdown/benchmark-lines.ts";
import { samplesListAddress } from "../../../model/run-state.ts";
import { noFilter } from "../../../model/samples/filter-rows.ts";
import { type SamplesQuery, allSamples } from "../../../model/samples/samples-query.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import styles from "./breakdown.module.css";
import { OutcomeLines } from "./outcome-lines.tsx";

interface Props {
  readonly runId: string;
  readonly suites: readonly SuiteSummary[];
  readonly query: SamplesQuery;
  readonly onQuery: (part: Partial<SamplesQuery>) => void;
}

/** What became of the answers to each benchmark of a run: its summary says it, nothing is read. */
export function BenchmarkAnalysis({ runId, suites, query, onQuery }: Props) {
  const text = useText(breakdownTexts);
  const isRepeated = suites.some((suite) => (suite.repeats ?? 1) > 1);
  return (
    <section className={styles.panel}>
      <p className={styles.hint}>
        {text.hint} {isRepeated && text.hintRepeats}
      </p>
      <OutcomeLines
        lines={rankedLines(benchmarkLines(suites), query.rank)}
        title={text.bySuite}
        nameOf={({ group }) => {
          const suite = suites[group ?? -1];
          return suite?.title ?? suite?.suite ?? "";
        }}
        hrefOf={({ group }, outcome) => {
          const suite = suites[group ?? -1];
          if (suite === undefined || suite.store === null) return null;
          const filter = { ...noFilter, outcomes: outcome === null ? [] : [outcome] };
          return samplesListAddress(runId, { ...allSamples, suite: suite.suite, filter });
        }}
        rank={query.rank}
        onRank={(rank) => onQuery({ rank })}
      />
    </section>
  );
}

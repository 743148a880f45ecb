import type { SuiteSummary } from "@evalsite/protocol";
import { useMemo } from "react";
import { Loading } from "../../../components/loading.tsx";
import { ActiveFilters } from "../../../components/sample-filters/active-filters.tsx";
import { SampleProblems } from "../../../components/sample-problems/sample-problems.tsx";
import type { SampleReader } from "../../../data/sample-store.ts";
import { useWorkerCall } from "../../../data/use-worker-call.ts";
import { rankedLines } from "../../../model/breakdown/benchmark-lines.ts";
import { withGroup } from "../../../model/breakdown/group-filter.ts";
import { samplesListAddress } from "../../../model/run-state.ts";
import { filterTests } from "../../../model/samples/filter-rows.ts";
import { type SamplesQuery, allSamples } from "../../../model/samples/samples-query.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import listStyles from "../samples-tab.module.css";
import styles from "./breakdown.module.css";
import { fieldLabel, groupLabel } from "./group-label.ts";
import { OutcomeLines } from "./outcome-lines.tsx";

interface Props {
  readonly runId: string;
  readonly suite: SuiteSummary;
  readonly reader: SampleReader;
  /** By which is grouped. */
  readonly column: string;
  readonly query: SamplesQuery;
  readonly onQuery: (part: Partial<SamplesQuery>) => void;
}

/** What became of the answers to one benchmark, by a column of its store. */
export function GroupAnalysis({ runId, suite, reader, column, query, onQuery }: Props) {
  const text = useText(breakdownTexts);
  const request = useMemo(() => {
    const tests = filterTests(query.filter).filter((test) => test.column !== "outcome");
    return { place: reader.place, column, tests };
  }, [reader, column, query.filter]);
  const { result, retry } = useWorkerCall("groups", request);
  if (result === null) return <Loading label={text.reading} />;
  if (result.kind === "problem")
    return <SampleProblems problems={[result.problem]} onRetry={retry} />;
  const { groups, lines, problems } = result.value;
  const isOld = reader.columnInfo("input_chars") === null;
  return (
    <>
      <SampleProblems problems={problems} onRetry={retry} />
      <section className={styles.panel}>
        <p className={styles.hint}>
          {text.hint} {reader.store.rows > reader.store.items && text.hintRepeats}{" "}
          {isOld ? text.oldStore : text.hintFields}
        </p>
        <div className={listStyles.controls}>
          <ActiveFilters filter={query.filter} onFilter={(filter) => onQuery({ filter })} />
        </div>
        <OutcomeLines
          lines={rankedLines(lines, query.rank)}
          title={fieldLabel(text, column)}
          nameOf={({ group }) => {
            const found = groups[group ?? -1];
            return found ? groupLabel(text, found) : text.all;
          }}
          hrefOf={({ group }, outcome) => {
            const found = groups[group ?? -1];
            const narrowed = found ? withGroup(query.filter, column, found) : query.filter;
            if (narrowed === null) return null;
            const filter = outcome === null ? narrowed : { ...narrowed, outcomes: [outcome] };
            return samplesListAddress(runId, { ...allSamples, suite: suite.suite, filter });
          }}
          rank={query.rank}
          onRank={(rank) => onQuery({ rank })}
        />
      </section>
    </>
  );
}

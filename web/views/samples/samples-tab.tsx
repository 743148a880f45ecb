import type { SuiteSummary } from "@evalsite/protocol";
import { useCallback } from "react";
import { Choice } from "../../components/choice.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { Notice } from "../../components/notice.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { useRunMeta, versionIn } from "../../data/hooks.ts";
import { useRunSearch } from "../../data/use-run-search.ts";
import type { SampleReader } from "../../data/sample-store.ts";
import { useSampleReader } from "../../data/use-sample-reader.ts";
import { groupableColumns } from "../../model/breakdown/grouping.ts";
import { formatCount } from "../../model/format-quantity.ts";
import {
  type SamplesQuery,
  allSamples,
  sampleViews,
  samplesQuery,
} from "../../model/samples/samples-query.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { breakdownTexts } from "../../text/breakdown.ts";
import { samples } from "../../text/samples.ts";
import { BenchmarkAnalysis } from "./breakdown/benchmark-analysis.tsx";
import { GroupAnalysis } from "./breakdown/group-analysis.tsx";
import { GroupChoice } from "./breakdown/group-choice.tsx";
import { fieldLabel } from "./breakdown/group-label.ts";
import { WeakSlices } from "./breakdown/weak-slices.tsx";
import { RunHits } from "./run-hits.tsx";
import { SuitePicker } from "./suite-picker.tsx";
import { SuiteSamples } from "./suite-samples.tsx";
import styles from "./samples-tab.module.css";

interface Props {
  readonly runId: string;
  readonly suites: readonly SuiteSummary[];
}

/** The samples of one run, a benchmark at a time. All choices stand in the address. */
export function SamplesTab({ runId, suites }: Props) {
  const text = useText(samples);
  const breakdown = useText(breakdownTexts);
  const version = versionIn(useRunMeta(runId)) ?? null;
  const [query, setQuery] = useQueryState(samplesQuery);
  const withSamples = suites.filter((suite) => suite.store !== null);
  const asked = withSamples.find((suite) => suite.suite === query.suite);
  const suite = asked ?? withSamples[0];
  const chooseSuite = useCallback(
    (name: string) =>
      setQuery(
        ({ view, rank }) => ({ ...allSamples, view, rank, suite: name === "" ? null : name }),
        {
          history: "push",
        },
      ),
    [setQuery],
  );
  const change = useCallback(
    (part: Partial<SamplesQuery>) => setQuery((now) => ({ ...now, ...part })),
    [setQuery],
  );
  const searched = withSamples.flatMap(({ suite: name, store }) =>
    store === null ? [] : [{ suite: name, runId, folder: store, version }],
  );
  const isSearching = query.view === "list" && searched.length > 1;
  const runSearch = useRunSearch(
    searched,
    suite?.suite ?? null,
    isSearching ? query.search.trim() : "",
    query.fullText ? "texts" : "previews",
  );
  if (!suite || suite.store === null) {
    return (
      <EmptyState title={text.noSuites}>
        <p>{text.noSuitesText}</p>
      </EmptyState>
    );
  }
  const isAll = query.view === "groups" && !asked && suites.length > 1;
  const views = (
    <Choice
      label={breakdown.view}
      options={sampleViews.map((id) => ({ id, label: breakdown.views[id] }))}
      selected={query.view}
      onSelect={(view) => setQuery((now) => ({ ...now, view, sample: null }), { history: "push" })}
    />
  );
  const picker = (
    <SuitePicker
      selected={isAll ? "" : suite.suite}
      options={[
        ...(query.view === "groups" && suites.length > 1
          ? [{ name: "", label: breakdown.allSuites }]
          : []),
        ...withSamples.map((option) => ({
          name: option.suite,
          label: text.suiteOption(
            option.title ?? option.suite,
            option.samples === null ? "?" : formatCount(option.samples),
          ),
        })),
      ]}
      onSelect={chooseSuite}
    />
  );
  return (
    <div className={styles.tab}>
      {query.suite !== null && !asked && (
        <Notice tone="warning">{text.noSuchSuite(query.suite)}</Notice>
      )}
      {isAll ? (
        <>
          <div className={styles.controls}>
            {picker}
            {views}
          </div>
          <BenchmarkAnalysis runId={runId} suites={suites} query={query} onQuery={change} />
        </>
      ) : (
        <LoadedSuite
          key={suite.store}
          runId={runId}
          suite={suite}
          folder={suite.store}
          picker={picker}
          views={views}
          hits={
            <RunHits
              search={runSearch}
              suites={withSamples
                .filter((one) => one.suite !== suite.suite)
                .map((one) => ({ suite: one.suite, title: one.title ?? one.suite }))}
              onOpen={(name) =>
                setQuery(
                  ({ search, fullText }) => ({ ...allSamples, suite: name, search, fullText }),
                  { history: "push" },
                )
              }
            />
          }
          query={query}
          onQuery={change}
        />
      )}
    </div>
  );
}

interface SuiteProps {
  readonly runId: string;
  readonly suite: SuiteSummary;
  readonly folder: string;
  readonly picker: React.ReactNode;
  readonly views: React.ReactNode;
  readonly hits: React.ReactNode;
  readonly query: SamplesQuery;
  readonly onQuery: (part: Partial<SamplesQuery>) => void;
}

function LoadedSuite({ runId, suite, folder, picker, views, hits, query, onQuery }: SuiteProps) {
  const reader = useSampleReader(runId, folder);
  const bar = (
    <>
      {picker}
      {views}
    </>
  );
  if (reader.state === "ready" && query.view === "list")
    return <SuiteSamples reader={reader.value} suite={suite} picker={bar} hits={hits} />;
  if (reader.state === "ready")
    return <SuiteAnalysis {...{ runId, suite, bar, query, onQuery }} reader={reader.value} />;
  return (
    <>
      <div className={styles.controls}>{bar}</div>
      {reader.state === "loading" ? (
        <Loading />
      ) : (
        <ProblemPanel problem={reader.problem} retry={reader.retry} />
      )}
    </>
  );
}

interface AnalysisProps extends Omit<SuiteProps, "folder" | "picker" | "views" | "hits"> {
  readonly reader: SampleReader;
  readonly bar: React.ReactNode;
}

/** One benchmark as a whole: what became of its answers by a column, or where the run is weak. */
function SuiteAnalysis({ runId, suite, reader, bar, query, onQuery }: AnalysisProps) {
  const text = useText(breakdownTexts);
  const columns = groupableColumns(reader.store.columns);
  const column = columns.find((name) => name === query.group) ?? columns[0];
  return (
    <>
      <div className={styles.controls}>
        {bar}
        {query.view === "groups" && column !== undefined && (
          <GroupChoice
            options={columns.map((id) => ({ id, label: fieldLabel(text, id) }))}
            selected={column}
            onSelect={(group) => onQuery({ group })}
          />
        )}
      </div>
      {query.view === "slices" && <WeakSlices {...{ runId, suite, reader }} />}
      {query.view === "groups" && column !== undefined && (
        <GroupAnalysis {...{ runId, suite, reader, column, query, onQuery }} />
      )}
      {query.view === "groups" && column === undefined && (
        <EmptyState title={text.slices.nothing} />
      )}
    </>
  );
}

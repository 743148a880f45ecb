import type { SuiteSummary } from "@evalsite/protocol";
import { useCallback } from "react";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { Notice } from "../../components/notice.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { useSampleReader } from "../../data/use-sample-reader.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { allSamples, samplesQuery } from "../../model/samples/samples-query.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { samples } from "../../text/samples.ts";
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
  const [query, setQuery] = useQueryState(samplesQuery);
  const withSamples = suites.filter((suite) => suite.store !== null);
  const asked = withSamples.find((suite) => suite.suite === query.suite);
  const suite = asked ?? withSamples[0];
  const chooseSuite = useCallback(
    (name: string) => setQuery({ ...allSamples, suite: name }, { history: "push" }),
    [setQuery],
  );
  if (!suite || suite.store === null) {
    return (
      <EmptyState title={text.noSuites}>
        <p>{text.noSuitesText}</p>
      </EmptyState>
    );
  }
  const picker = (
    <SuitePicker
      selected={suite.suite}
      options={withSamples.map((option) => ({
        name: option.suite,
        label: text.suiteOption(
          option.title ?? option.suite,
          option.samples === null ? "?" : formatCount(option.samples),
        ),
      }))}
      onSelect={chooseSuite}
    />
  );
  return (
    <div className={styles.tab}>
      {query.suite !== null && !asked && (
        <Notice tone="warning">{text.noSuchSuite(query.suite)}</Notice>
      )}
      <LoadedSuite
        key={suite.store}
        runId={runId}
        suite={suite}
        folder={suite.store}
        picker={picker}
      />
    </div>
  );
}

interface SuiteProps {
  readonly runId: string;
  readonly suite: SuiteSummary;
  readonly folder: string;
  readonly picker: React.ReactNode;
}

function LoadedSuite({ runId, suite, folder, picker }: SuiteProps) {
  const reader = useSampleReader(runId, folder);
  if (reader.state === "ready") {
    return <SuiteSamples reader={reader.value} suite={suite} picker={picker} />;
  }
  return (
    <>
      {picker}
      {reader.state === "loading" ? (
        <Loading />
      ) : (
        <ProblemPanel problem={reader.problem} retry={reader.retry} />
      )}
    </>
  );
}

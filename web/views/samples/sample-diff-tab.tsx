import type { EvalSummary, MetricSemantics } from "@evalsite/protocol";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Notice } from "../../components/notice.tsx";
import { formatCount } from "../../model/format-quantity.ts";
import { ActiveFilters } from "../../components/sample-filters/active-filters.tsx";
import type { RunMark } from "../../model/run-mark.ts";
import { diffQuery } from "../../model/samples/diff-query.ts";
import { noFilter } from "../../model/samples/filter-rows.ts";
import { sampleViews } from "../../model/samples/samples-query.ts";
import { headlineScore } from "../../model/scores/headline-score.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { breakdownTexts } from "../../text/breakdown.ts";
import { metricTexts } from "../../text/metric.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { samples } from "../../text/samples.ts";
import { DiffSuite } from "./diff-suite.tsx";
import { SuitePicker } from "./suite-picker.tsx";
import styles from "./samples-tab.module.css";

/** A run of a comparison, as the compare page names and colours it. */
export interface DiffRun {
  readonly runId: string;
  readonly name: string;
  readonly mark: RunMark;
  readonly summary: EvalSummary;
  /** Of what training it is a checkpoint, and at what step; null: it is none, or not known. */
  readonly experiment: string | null;
  readonly step: number | null;
}

interface Props {
  readonly runs: readonly DiffRun[];
  /** Run id. */
  readonly baseline: string;
  readonly onBaseline: (runId: string) => void;
}

/** Where runs differ, item by item, a benchmark at a time. All choices stand in the address. */
export function SampleDiffTab({ runs, baseline, onBaseline }: Props) {
  const text = useText(sampleDiffTexts);
  const list = useText(samples);
  const breakdown = useText(breakdownTexts);
  const names = useText(metricTexts).outcome;
  const [query, setQuery] = useQueryState(diffQuery);
  const offers = suiteOffers(runs);
  const chosen = offers.find((offer) => offer.suite === query.suite) ?? offers[0];
  if (runs.length < 2) return <EmptyState title={text.pickTwo} />;
  if (!chosen) {
    return (
      <EmptyState title={text.noSharedSuite}>
        <p>{list.noSuitesText}</p>
      </EmptyState>
    );
  }
  const first = chosen.runs.find((entry) => entry.run.runId === baseline);
  const ordered = first ? [first, ...chosen.runs.filter((entry) => entry !== first)] : chosen.runs;
  const without = runs.filter((run) => !chosen.runs.some((entry) => entry.run === run));
  const nameOf = (runId: string) =>
    runs.filter((run) => run.runId === runId).map(plainName)[0] ?? runId;
  return (
    <div className={styles.tab}>
      <div className={styles.controls}>
        <SuitePicker
          selected={chosen.suite}
          options={offers.map((offer) => ({
            name: offer.suite,
            label: list.suiteOption(offer.title, formatCount(offer.runs.length)),
          }))}
          onSelect={(suite) =>
            setQuery((now) => ({
              ...now,
              suite,
              subsets: [],
              selection: "differing",
              order: "line",
              against: null,
              item: null,
              where: noFilter,
              turn: null,
            }))
          }
        />
        <Choice
          label={breakdown.view}
          options={sampleViews.map((id) => ({ id, label: breakdown.compareViews[id] }))}
          selected={query.view}
          onSelect={(view) =>
            setQuery((now) => ({ ...now, view, item: null }), { history: "push" })
          }
        />
        {query.suite !== null && query.suite !== chosen.suite && (
          <span className={styles.hint}>{list.noSuchSuite(query.suite)}</span>
        )}
        {query.subsets.length > 0 && (
          <Button
            aria-label={text.allSubsets}
            title={text.allSubsets}
            onClick={() => setQuery((now) => ({ ...now, subsets: [], item: null }))}
          >
            {text.onlySubsets(query.subsets.slice(0, 3).join(", "), query.subsets.length - 3)} ×
          </Button>
        )}
        <ActiveFilters
          filter={query.where}
          onFilter={(where) => setQuery((now) => ({ ...now, where, item: null }))}
        />
        {query.turn !== null && (
          <Button onClick={() => setQuery((now) => ({ ...now, turn: null, item: null }))}>
            {breakdown.turned(names[query.turn.outcome], query.turn.isMore)} ×
          </Button>
        )}
        {without.length > 0 && (
          <span className={styles.hint}>{text.notInRun(without.map(plainName).join(", "))}</span>
        )}
      </div>
      {!first && <Notice tone="warning">{text.baselineHasNone(nameOf(baseline))}</Notice>}
      {ordered.length < 2 && <Notice>{text.oneRunOnly}</Notice>}
      <DiffSuite
        key={chosen.suite}
        entries={ordered}
        semantics={chosen.semantics}
        query={query}
        onQuery={setQuery}
        onBaseline={onBaseline}
      />
    </div>
  );
}

function plainName({ mark, name }: DiffRun): string {
  return `${mark.letter} ${name}`;
}

/** A run with the folder of its samples of the chosen benchmark. */
export interface DiffEntry {
  readonly run: DiffRun;
  readonly folder: string;
}

interface SuiteOffer {
  readonly suite: string;
  readonly title: string;
  readonly semantics: MetricSemantics;
  readonly runs: readonly DiffEntry[];
}

/** Benchmarks with samples, those that most runs have first. */
function suiteOffers(runs: readonly DiffRun[]): readonly SuiteOffer[] {
  const offers = new Map<
    string,
    { title: string; semantics: MetricSemantics; runs: DiffEntry[] }
  >();
  for (const run of runs) {
    for (const suite of run.summary.suites) {
      if (suite.store === null) continue;
      const { semantics } = headlineScore(suite);
      const offer = offers.get(suite.suite) ?? {
        title: suite.title ?? suite.suite,
        semantics,
        runs: [],
      };
      offer.runs.push({ run, folder: suite.store });
      offers.set(suite.suite, offer);
    }
  }
  return [...offers]
    .map(([suite, offer]) => ({ suite, ...offer }))
    .toSorted((a, b) => b.runs.length - a.runs.length);
}

import { type CSSProperties, useEffect, useId, useState } from "react";
import { Loading } from "../../components/loading.tsx";
import { SampleProblems } from "../../components/sample-problems/sample-problems.tsx";
import { type LoadedComparison, withoutHashes } from "../../data/item-comparison.ts";
import {
  useItemComparison,
  useSelectedLines,
  useTextCounts,
} from "../../data/use-item-comparison.ts";
import { formatCount } from "../../model/format-quantity.ts";
import type { DiffQuery } from "../../model/samples/diff-query.ts";
import { needsTexts } from "../../model/samples/item-selection.ts";
import { useText } from "../../state/language.ts";
import type { SetQueryState } from "../../state/query.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { AgreementPanel } from "./agreement-panel.tsx";
import type { Compared } from "./compared.ts";
import { DiffItems } from "./diff-items.tsx";
import { ItemLists } from "./item-lists.tsx";
import { PairTable, type TextsKnown } from "./pair-table.tsx";
import type { DiffEntry } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";
import { useFillHeight } from "./use-fill-height.ts";

interface Props {
  /** The baseline first. */
  readonly entries: readonly DiffEntry[];
  readonly lowerIsBetter: boolean;
  readonly query: DiffQuery;
  readonly onQuery: SetQueryState<DiffQuery>;
  readonly onBaseline: (runId: string) => void;
}

/** The comparison of one benchmark, once its columns are there. */
export function DiffSuite({ entries, lowerIsBetter, query, onQuery, onBaseline }: Props) {
  const text = useText(sampleDiffTexts);
  const [attempt, setAttempt] = useState(0);
  const sources = entries.map(({ run, folder }) => ({
    runId: run.runId,
    folder,
    version: run.summary.content_id,
  }));
  const retry = () => setAttempt((now) => now + 1);
  const loaded = useItemComparison(sources, lowerIsBetter, query.subsets, attempt);
  if (loaded.state === "loading") return <Loading label={text.aligning} />;
  const runs = loaded.value.runs.flatMap(
    ({ runId }) => entries.find((entry) => entry.run.runId === runId)?.run ?? [],
  );
  return (
    <>
      <SampleProblems problems={loaded.value.problems} onRetry={retry} />
      {runs.length > 0 && (
        <ComparedRuns
          {...{ runs, query, onQuery, onBaseline }}
          loaded={loaded.value}
          onRetry={retry}
        />
      )}
    </>
  );
}

/** The texts of up to so many answers, a few megabytes of hashes, are compared without being asked for. */
const mostUnasked = 1_000_000;

interface RunsProps extends Compared {
  readonly onRetry: () => void;
}

function ComparedRuns({ runs, loaded, query, onQuery, onBaseline, onRetry }: RunsProps) {
  const text = useText(sampleDiffTexts);
  const against = runs.findIndex((run, at) => at > 0 && run.runId === query.against);
  const lines = useSelectedLines(
    loaded,
    query.selection,
    against === -1 ? null : against,
    query.order,
  );
  const [counted, setCounted] = useState<LoadedComparison | null>(null);
  const answers = loaded.runs.reduce((sum, { reader }) => sum + reader.store.rows, 0);
  const isCounted =
    withoutHashes(loaded).length === 0 &&
    (counted === loaded || answers <= mostUnasked || needsTexts(query.selection));
  const counts = useTextCounts(loaded, isCounted);
  const texts: TextsKnown = isCounted ? { kind: "counted", counts } : { kind: "unasked" };
  const fill = useFillHeight(520);
  const id = useId();
  const isOpen = query.item !== null && lines !== null;
  // The answers open below the list: without this, below the window.
  useEffect(() => {
    if (isOpen) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, id]);
  const count = formatCount(loaded.alignment.lines);
  if (lines === null) return <Loading label={text.aligning} />;
  return (
    <>
      <p className={styles.hint}>
        {loaded.isSameList ? text.sameItems(count) : text.joinedItems(count)}{" "}
        {loaded.graded ? text.pairsGraded : text.pairsHint}
      </p>
      {counts !== null && counts.problems.length > 0 && (
        <SampleProblems problems={counts.problems} onRetry={onRetry} />
      )}
      {runs.length > 1 && (
        <div className={styles.box}>
          <PairTable
            runs={runs}
            loaded={loaded}
            texts={texts}
            onCount={() => setCounted(loaded)}
            onShow={(selection, run) =>
              onQuery((now) => ({ ...now, selection, against: run.runId, item: null }))
            }
          />
        </div>
      )}
      {runs.length > 2 && <AgreementPanel {...{ runs, loaded, query, onQuery, onBaseline }} />}
      <ItemLists runs={runs} loaded={loaded} shown={lines.length} query={query} onQuery={onQuery} />
      <div
        id={id}
        ref={fill}
        className={styles.diff}
        style={{ "--lines": Math.min(Math.max(lines.length, 3), 6) } as CSSProperties}
        data-open={query.item === null ? undefined : ""}
      >
        <DiffItems
          runs={runs}
          loaded={loaded}
          lines={lines}
          open={query.item}
          onOpen={(item) =>
            onQuery((now) => ({ ...now, item }), {
              history: query.item === null ? "push" : "replace",
            })
          }
        />
      </div>
    </>
  );
}

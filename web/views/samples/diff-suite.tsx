import type { MetricSemantics } from "@evalsite/protocol";
import { type CSSProperties, useEffect, useId, useMemo, useState } from "react";
import { Loading } from "../../components/loading.tsx";
import { SampleProblems } from "../../components/sample-problems/sample-problems.tsx";
import { type LoadedComparison, withoutHashes } from "../../data/item-comparison.ts";
import {
  useItemComparison,
  useSelectedLines,
  useTextCounts,
} from "../../data/use-item-comparison.ts";
import { useWorkerCall } from "../../data/use-worker-call.ts";
import { formatCount } from "../../model/format-quantity.ts";
import type { DiffQuery } from "../../model/samples/diff-query.ts";
import { needsTexts } from "../../model/samples/item-selection.ts";
import { checkpointTrack } from "../../model/samples/learning.ts";
import { useText } from "../../state/language.ts";
import type { SetQueryState } from "../../state/query.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { AgreementPanel } from "./agreement-panel.tsx";
import { ComparedGroups } from "./breakdown/compared-groups.tsx";
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
  readonly semantics: MetricSemantics;
  readonly query: DiffQuery;
  readonly onQuery: SetQueryState<DiffQuery>;
  readonly onBaseline: (runId: string) => void;
}

/** The comparison of one benchmark, once its columns are there. */
export function DiffSuite({ entries, semantics, query, onQuery, onBaseline }: Props) {
  const lowerIsBetter = semantics.direction === "lower";
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
          {...{ runs, query, onQuery, onBaseline, semantics }}
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
  readonly semantics: MetricSemantics;
  readonly onRetry: () => void;
}

function ComparedRuns({ runs, loaded, query, onQuery, onBaseline, onRetry, semantics }: RunsProps) {
  const text = useText(sampleDiffTexts);
  const against = runs.findIndex((run, at) => at > 0 && run.runId === query.against);
  const track = checkpointTrack(runs);
  const lines = useSelectedLines(loaded, query, against === -1 ? null : against, track);
  const trackKey = JSON.stringify(track);
  const learnRequest = useMemo(
    () => (track.length === 0 || loaded.graded ? null : { comparison: loaded.id, track }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what differs
    [loaded, trackKey],
  );
  const { result: learnt } = useWorkerCall("learn", learnRequest);
  const learning = learnt?.kind === "ok" ? learnt.value : null;
  const steps = track.map((at) => runs[at]?.step ?? 0);
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
  if (query.view !== "list" && runs.length > 1)
    return <ComparedGroups {...{ runs, loaded, query, onQuery, semantics }} />;
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
      <ItemLists
        {...{ runs, loaded, query, onQuery }}
        shown={lines.length}
        hasTrack={track.length > 0 && !loaded.graded}
      />
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
          learning={learning && { ...learning, steps }}
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

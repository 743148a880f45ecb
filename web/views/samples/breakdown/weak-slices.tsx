import type { SuiteSummary } from "@evalsite/protocol";
import { useMemo } from "react";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Loading } from "../../../components/loading.tsx";
import { SampleProblems } from "../../../components/sample-problems/sample-problems.tsx";
import type { SampleReader } from "../../../data/sample-store.ts";
import { useWorkerCall } from "../../../data/use-worker-call.ts";
import { withGroup } from "../../../model/breakdown/group-filter.ts";
import { type Slice, rankSlices } from "../../../model/breakdown/slices.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { samplesListAddress } from "../../../model/run-state.ts";
import { type SampleFilter, noFilter } from "../../../model/samples/filter-rows.ts";
import { allSamples } from "../../../model/samples/samples-query.ts";
import { headlineScore } from "../../../model/scores/headline-score.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import styles from "./breakdown.module.css";
import { SliceTable } from "./slice-table.tsx";

interface Props {
  readonly runId: string;
  readonly suite: SuiteSummary;
  readonly reader: SampleReader;
}

/** Where a run is below its own mean on one benchmark: what nobody has to ask for. */
export function WeakSlices({ runId, suite, reader }: Props) {
  const text = useText(breakdownTexts);
  const { semantics } = headlineScore(suite);
  const { direction } = semantics;
  const hasScore = reader.columnInfo("score") !== null;
  const request = useMemo(
    () => (hasScore ? { place: reader.place, column: "score", direction } : null),
    [reader, hasScore, direction],
  );
  const { result, retry } = useWorkerCall("weak", request);
  if (!hasScore) return <EmptyState title={text.slices.noScore} />;
  if (result === null) return <Loading label={text.reading} />;
  if (result.kind === "problem")
    return <SampleProblems problems={[result.problem]} onRetry={retry} />;
  const { tried, problems } = result.value;
  const isBelow = ({ difference }: Slice) =>
    direction === "lower" ? difference > 0 : difference < 0;
  const ranked = rankSlices([tried], isBelow);
  return (
    <>
      <SampleProblems problems={problems} onRetry={retry} />
      <SliceReport
        ranked={ranked}
        kind="weak"
        semantics={semantics}
        hrefOf={(slice) => {
          const filter = sliceFilter(slice);
          if (filter === null) return null;
          return samplesListAddress(runId, { ...allSamples, suite: suite.suite, filter });
        }}
      />
    </>
  );
}

/** The filter that leaves the samples of a slice; null where none can name them. */
export function sliceFilter({ parts }: Slice): SampleFilter | null {
  return parts.reduce<SampleFilter | null>(
    (filter, { field, group }) => (filter === null ? null : withGroup(filter, field, group)),
    noFilter,
  );
}

interface ReportProps {
  readonly ranked: ReturnType<typeof rankSlices>;
  readonly kind: "weak" | "changed";
  readonly semantics: ReturnType<typeof headlineScore>["semantics"];
  readonly hrefOf: (slice: Slice) => string | null;
}

/** The slices found, how many were tried, and what is not listed. */
export function SliceReport({ ranked, kind, semantics, hrefOf }: ReportProps) {
  const text = useText(breakdownTexts).slices;
  const { tried, found, explained, pairsLeftOut } = ranked;
  if (tried === 0)
    return (
      <EmptyState title={text.nothing}>
        <p>{text.nothingText}</p>
      </EmptyState>
    );
  const notes = [
    ...(explained > 0 ? [text.explained(formatCount(explained))] : []),
    ...(pairsLeftOut > 0 ? [text.leftOut(formatCount(pairsLeftOut))] : []),
  ].join(" ");
  const count = formatCount(tried);
  if (found.length === 0)
    return (
      <EmptyState title={text.none}>
        <p>{kind === "weak" ? text.noneWeak(count) : text.noneChanged(count)}</p>
        {notes !== "" && <p>{notes}</p>}
      </EmptyState>
    );
  return (
    <section className={styles.panel}>
      <p className={styles.hint}>{text[kind](count)}</p>
      <SliceTable
        found={found}
        semantics={semantics}
        against={kind === "weak" ? "rest" : "baseline"}
        hrefOf={hrefOf}
      />
      {notes !== "" && <p className={styles.hint}>{notes}</p>}
    </section>
  );
}

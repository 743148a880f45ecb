import type { SuiteSummary } from "@evalsite/protocol";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { Notice } from "../../components/notice.tsx";
import { columnTitle } from "../../components/samples-table/column-title.ts";
import { SamplesTable } from "../../components/samples-table/samples-table.tsx";
import { SampleProblems } from "../../components/sample-problems/sample-problems.tsx";
import type { SampleLook } from "../../components/sample-view/sample-view.tsx";
import type { SampleReader } from "../../data/sample-store.ts";
import { useReaderProblems } from "../../data/use-sample-reader.ts";
import { noFilter } from "../../model/samples/filter-rows.ts";
import { type SamplesQuery, isRowOrder, samplesQuery } from "../../model/samples/samples-query.ts";
import { columnsWithRoom, tableColumns, usualColumns } from "../../model/samples/table-columns.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { samples } from "../../text/samples.ts";
import { ListBar } from "./list-bar.tsx";
import { SamplePanel } from "./sample-panel.tsx";
import styles from "./samples-tab.module.css";
import { useFillHeight } from "./use-fill-height.ts";
import { useHighlight } from "./use-highlight.ts";
import { useNarrow } from "./use-narrow.ts";
import { type SampleList, useSampleList } from "./use-sample-list.ts";
import { useSteps } from "./use-steps.ts";

interface Props {
  readonly reader: SampleReader;
  readonly suite: SuiteSummary;
  readonly picker: ReactNode;
  /** What other benchmarks of the run say of the search. */
  readonly hits: ReactNode;
}

/** Filters, the table, and the open sample beside it. */
export function SuiteSamples({ reader: first, suite, picker, hits }: Props) {
  const text = useText(samples);
  const [query, setQuery] = useQueryState(samplesQuery);
  const [retried, setRetried] = useState({ of: first, reader: first });
  // A run that was published again brings another reader.
  const reader = retried.of === first ? retried.reader : first;
  const problems = useReaderProblems(reader);
  const [look, setLook] = useState<SampleLook>("chat");
  const isNarrow = useNarrow();
  const { store } = reader;
  const open = query.sample !== null && query.sample < store.rows ? query.sample : null;
  const isGraded = (suite.outcomes.partial ?? 0) > 0;
  const all = tableColumns(store, query.byItem);
  const usual = usualColumns(store, query.byItem);
  const fitting =
    open !== null || isNarrow
      ? usual.filter((id) => compact.has(id) && (isGraded || id !== "score"))
      : usual;
  const chosen = query.columns ?? fitting;
  const shown = columnsWithRoom(all.filter((column) => chosen.includes(column.id)));
  const list = useSampleList(reader, query, suite);

  const change = useCallback(
    (part: Partial<SamplesQuery>) => setQuery((now) => ({ ...now, ...part })),
    [setQuery],
  );
  const openRow = useCallback(
    (row: number | null) =>
      setQuery((now) => ({ ...now, sample: row }), {
        history: open === null ? "push" : "replace",
      }),
    [setQuery, open],
  );
  const line = open === null ? null : list.lineOf(open);
  useSteps(list.lines, line, openRow);
  const fill = useFillHeight(440);
  const marked = useRef<HTMLDivElement>(null);
  useHighlight(marked, query.search.trim());

  const isFileOrder = isRowOrder(query.sort);
  const retry = () => setRetried({ of: first, reader: reader.renewed() });
  return (
    <>
      <ListBar
        reader={reader}
        suite={suite}
        picker={picker}
        query={query}
        onChange={change}
        list={list}
        columns={all}
        chosen={query.columns ?? usual}
        isSortShown={isFileOrder || shown.some((column) => column.id === query.sort.column)}
      />
      {hits}
      <SampleProblems problems={problems} onRetry={retry} />
      {list.notApplied.length > 0 && (
        <Notice tone="warning">
          {text.columnMissing(list.notApplied.map((name) => columnTitle(text, name)).join(", "))}
        </Notice>
      )}
      <div ref={marked}>
        <div ref={fill} className={styles.split} data-open={open === null ? undefined : ""}>
          <div className={styles.list} aria-busy={!list.isCurrent}>
            {!list.isReady && <Loading label={text.loadingColumns} />}
            {list.isCurrent && list.lines.length === 0 && isSearched(list) && (
              <EmptyState title={text.none}>
                <p>{text.noneText}</p>
                <Button onClick={() => change({ filter: noFilter, search: "" })}>
                  {text.clearAll}
                </Button>
              </EmptyState>
            )}
            {list.isReady && list.lines.length > 0 && (
              <SamplesTable
                reader={reader}
                list={list.lines}
                item={list.item}
                listId={JSON.stringify([query.filter, query.sort, query.search, query.byItem])}
                shown={shown}
                sort={query.sort}
                isSorted={list.isSorted}
                onSort={(sort) => change({ sort })}
                selected={line}
                onOpen={openRow}
              />
            )}
          </div>
          {open !== null && (
            <SamplePanel
              reader={reader}
              row={open}
              list={list}
              look={look}
              onLook={setLook}
              onOpen={openRow}
              onRetry={retry}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** Whether nothing is left to search: before that, what the search says of itself is all there is to say. */
function isSearched({ search }: SampleList): boolean {
  const { state } = search;
  return state.kind === "off" || (state.kind === "done" && state.failedFiles === 0);
}

/** Columns that fit beside an open sample or on a phone. */
const compact: ReadonlySet<string> = new Set([
  "row",
  "outcome",
  "attempts",
  "score",
  "mean_score",
  "input",
]);

import type { Manifest, RunTable } from "@evalsite/protocol";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { ProblemPanel } from "../../components/problem-panel.tsx";
import { WithheldRuns } from "../../components/withheld-notice.tsx";
import { useManifest, useRunTable } from "../../data/hooks.ts";
import {
  filterCodec,
  layoutCodec,
  measureCodec,
  selectionCodec,
  sortCodec,
} from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { useQueryState } from "../../state/query.ts";
import { runsText } from "../../text/runs.ts";
import { FilterBar } from "./filter-bar.tsx";
import { ListBar } from "./list-bar.tsx";
import { NoMatch } from "./no-match.tsx";
import { RunsTable } from "./runs-table.tsx";
import styles from "./runs-view.module.css";
import { useKeptColumns } from "./use-kept-columns.ts";
import { useRunList } from "./use-run-list.ts";

/** The page of all runs. */
export function RunsView() {
  const table = useRunTable();
  const manifest = useManifest();
  const text = useText(runsText);
  return (
    <>
      <PageTitle title={text.title} />
      <WithheldRuns />
      {table.state === "problem" ? (
        <ProblemPanel problem={table.problem} retry={table.retry} />
      ) : table.state === "loading" || manifest.state === "loading" ? (
        <Loading />
      ) : table.value.rows === 0 ? (
        <EmptyState title={text.emptyTitle}>
          <p>{text.emptyText}</p>
        </EmptyState>
      ) : (
        <RunsPage
          table={table.value}
          manifest={manifest.state === "ready" ? manifest.value : null}
        />
      )}
    </>
  );
}

interface Props {
  readonly table: RunTable;
  readonly manifest: Manifest | null;
}

function RunsPage({ table, manifest }: Props) {
  const text = useText(runsText);
  const [filter, setFilter] = useQueryState(filterCodec);
  const [sort, setSort] = useQueryState(sortCodec);
  const [layout, setLayout] = useQueryState(layoutCodec);
  const [selected, setSelected] = useQueryState(selectionCodec);
  const [measure, setMeasure] = useQueryState(measureCodec);
  useKeptColumns(setLayout);
  const list = useRunList(table, manifest, filter, sort, layout, measure);
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{text.title}</h1>
      {list.figures.isFailed && <Notice tone="warning">{text.noFigures}</Notice>}
      {manifest === null && <Notice tone="warning">{text.noManifest}</Notice>}
      <FilterBar list={list} filter={filter} onFilter={setFilter} />
      <ListBar
        list={list}
        layout={layout}
        onLayout={setLayout}
        selected={selected}
        onSelect={setSelected}
        measure={measure}
        onMeasure={setMeasure}
      />
      {list.sorted.length === 0 ? (
        <NoMatch onClear={setFilter} />
      ) : (
        <RunsTable
          list={list}
          sort={sort}
          onSort={setSort}
          isGrouped={layout.isGrouped}
          onLayout={setLayout}
          selected={selected}
          onSelect={setSelected}
        />
      )}
      {list.sorted.length > 0 && <p className={styles.keys}>{text.keys}</p>}
    </div>
  );
}

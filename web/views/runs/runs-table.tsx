import { useVirtualizer } from "@tanstack/react-virtual";
import { useRouter } from "next/router";
import { useCallback, useMemo, useRef } from "react";
import { routes } from "../../model/routes.ts";
import type { GroupItem, RunItem } from "../../model/runs/group-runs.ts";
import type { ColumnWindow } from "../../model/runs/column-window.ts";
import { type RunColumn, scoresFirst } from "../../model/runs/run-column.ts";
import type { RunsLayout, RunsSort } from "../../model/runs/runs-state.ts";
import { groupSelection, turnAll } from "../../model/runs/select-runs.ts";
import { clickSelection } from "../../model/select-range.ts";
import { useText } from "../../state/language.ts";
import { useMedia } from "../../state/media.ts";
import type { SetQueryState } from "../../state/query.ts";
import { runsText } from "../../text/runs.ts";
import { ColumnGap } from "./column-gap.tsx";
import { GroupLine } from "./group-line.tsx";
import type { DrawnColumns } from "./line-props.ts";
import { RunLine } from "./run-line.tsx";
import styles from "./runs-table.module.css";
import { TableHead } from "./table-head.tsx";
import { useColumnWidths } from "./use-column-widths.ts";
import { SelectAll } from "./select-all.tsx";
import { useColumnWindow } from "./use-column-window.ts";
import { useLineKeys } from "./use-line-keys.ts";
import type { RunList } from "./use-run-list.ts";

interface Props {
  readonly list: RunList;
  readonly sort: RunsSort;
  readonly onSort: (sort: RunsSort) => void;
  readonly isGrouped: boolean;
  readonly onLayout: SetQueryState<RunsLayout>;
  readonly selected: readonly string[];
  readonly onSelect: SetQueryState<readonly string[]>;
}

/** The runs as a table of which only the lines in sight are drawn. */
export function RunsTable({ list, sort, onSort, isGrouped, onLayout, selected, onSelect }: Props) {
  const text = useText(runsText);
  const router = useRouter();
  const isNarrow = useMedia("(max-width: 640px)");
  const isPrinting = useMedia("print");
  const scroller = useRef<HTMLDivElement>(null);
  const { items, heat, manifest } = list;
  const isWide = useMedia("(min-width: 1200px)");
  const columns = useMemo(
    () => (isWide ? list.shown : scoresFirst(list.shown)),
    [isWide, list.shown],
  );
  const table = useColumnWidths(items, columns, isNarrow);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const widths = headers.map((header) => header.getSize());
  const inSight = useColumnWindow(scroller, widths, isPrinting);
  const drawn = useMemo(() => drawnColumns(columns, inSight), [columns, inSight]);
  const lineHeight = isNarrow ? 42 : 30;
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not in use
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: isPrinting ? items.length : 6,
    scrollPaddingStart: 48,
    useFlushSync: false,
  });
  const selectedIds = useMemo(() => new Set(selected), [selected]);
  const runIds = useMemo(() => list.sorted.map(({ id }) => id), [list.sorted]);
  const lastClicked = useRef<string | null>(null);

  const onSelectRun = useCallback(
    (id: string, isRange: boolean) => {
      const listed = items.flatMap((item) => (item.kind === "run" ? [item.id] : []));
      onSelect((now) => clickSelection(now, listed, lastClicked.current, id, isRange));
      lastClicked.current = id;
    },
    [items, onSelect],
  );
  const onSelectGroup = useCallback(
    ({ rows }: GroupItem) => {
      onSelect((now) =>
        turnAll(
          now,
          rows.map(({ id }) => id),
        ),
      );
    },
    [onSelect],
  );
  const onFold = useCallback(
    (id: string) => {
      onLayout((layout) => {
        const isFolded = layout.folded.includes(id);
        const others = layout.folded.filter((folded) => folded !== id);
        return { ...layout, folded: isFolded ? others : [...others, id] };
      });
    },
    [onLayout],
  );

  const { tabStop, onFocus } = useLineKeys(items, virtualizer, {
    open: (item) => {
      if (item.kind === "group") onFold(item.id);
      else void router.push(routes.run(item.id));
    },
    select: (item) => {
      if (item.kind === "group") onSelectGroup(item);
      else onSelectRun(item.id, false);
    },
    fold: (item, isFolded) => {
      if (item.kind === "group" && item.isFolded !== isFolded) onFold(item.id);
    },
  });

  const headProps = (column: RunColumn, at: number) => ({
    column,
    header: headers[at],
    sort,
    onSort,
  });
  const lines = virtualizer.getVirtualItems();
  const above = lines[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (lines.at(-1)?.end ?? 0);
  const shared = { drawn, heat, manifest };
  const drawLine = (item: RunItem, index: number) =>
    item.kind === "run" ? (
      <RunLine
        key={item.id}
        {...shared}
        row={item.row}
        depth={item.depth}
        index={index}
        isTabStop={index === tabStop}
        isSelected={selectedIds.has(item.id)}
        onSelect={onSelectRun}
      />
    ) : (
      <GroupLine
        key={`group ${item.id}`}
        {...shared}
        group={item}
        index={index}
        isTabStop={index === tabStop}
        selection={groupSelection(item, selectedIds)}
        onSelectGroup={onSelectGroup}
        onFold={onFold}
      />
    );

  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        className={styles.table}
        role={isGrouped ? "treegrid" : "grid"}
        aria-label={text.title}
        aria-rowcount={items.length + 1}
        aria-multiselectable="true"
        style={{ inlineSize: table.getTotalSize() }}
      >
        <colgroup>
          {headers.map((header) => (
            <col key={header.id} style={{ inlineSize: header.getSize() }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.slice(0, 1).map((column) => (
              <TableHead key={column.id} {...headProps(column, 0)}>
                <SelectAll
                  label={text.selectAll}
                  ids={runIds}
                  selected={selectedIds}
                  onTurn={() => onSelect((now) => turnAll(now, runIds))}
                />
              </TableHead>
            ))}
            <ColumnGap count={drawn.before} />
            {drawn.columns.map((column, at) => (
              <TableHead key={column.id} {...headProps(column, drawn.before + at + 1)} />
            ))}
            <ColumnGap count={drawn.after} />
          </tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its rows are the interactive ones */}
        <tbody onFocus={onFocus}>
          {above > 0 && <tr role="presentation" style={{ blockSize: above }} />}
          {lines.map(({ index }) => {
            const item = items[index];
            return item === undefined ? null : drawLine(item, index);
          })}
          {below > 0 && <tr role="presentation" style={{ blockSize: below }} />}
        </tbody>
      </table>
    </div>
  );
}

function drawnColumns(columns: readonly RunColumn[], { from, to }: ColumnWindow): DrawnColumns {
  const others = columns.slice(1);
  const end = Math.min(to, others.length);
  const start = Math.min(from, end);
  return { columns: others.slice(start, end), before: start, after: others.length - end };
}

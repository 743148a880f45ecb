import { useCallback, useMemo, useState } from "react";
import type { SampleReader } from "../../data/sample-store.ts";
import { usePreviews } from "../../data/use-sample-parts.ts";
import type { NumberColumn } from "../../model/samples/number-column.ts";
import type { RowSort } from "../../model/samples/samples-query.ts";
import type { TableColumn } from "../../model/samples/table-columns.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { type RowColumn, RowTable } from "../row-table/row-table.tsx";
import { columnTitle } from "./column-title.ts";
import { SampleCell } from "./sample-cell.tsx";

interface Props {
  readonly reader: SampleReader;
  /** Rows of the store in the order shown. */
  readonly list: Uint32Array;
  /** With items as lines: the item of each row. */
  readonly item: NumberColumn | null;
  /** Changes with what is asked for, not with what a search finds on the way. */
  readonly listId: string;
  readonly shown: readonly TableColumn[];
  readonly sort: RowSort;
  /** Whether the list is in this order. */
  readonly isSorted: boolean;
  readonly onSort: (sort: RowSort) => void;
  /** Index of the open line; -1 when it is not in the list, null when none is open. */
  readonly selected: number | null;
  readonly onOpen: (row: number) => void;
}

/** The table of samples; fetches the previews of the rows in view and nothing else. */
export function SamplesTable(props: Props) {
  const { reader, list, shown, sort, onSort, onOpen } = props;
  const text = useText(samples);
  const [view, setView] = useState({ first: 0, end: 0 });
  const onView = useCallback((first: number, end: number) => setView({ first, end }), []);
  const inView = useMemo(
    () => [...list.subarray(view.first, view.end)].map((row) => ({ reader, row })),
    [reader, list, view],
  );
  const preview = usePreviews(inView);
  const heads = shown.map((column): RowColumn => {
    const direction = sort.descending ? "descending" : "ascending";
    return {
      id: column.id,
      header: columnTitle(text, column.id),
      leastPx: column.leastPx,
      share: column.share,
      isFixed: column.kind === "row",
      align: ["row", "number", "mean"].includes(column.kind) ? "end" : "start",
      sort: {
        direction: props.isSorted && sort.column === column.id ? direction : null,
        onSort: () => onSort(nextSort(sort, column.id)),
      },
    };
  });
  return (
    <RowTable
      label={text.table}
      columns={heads}
      count={list.length}
      rowKey={(index) => list[index] ?? index}
      selected={props.selected === -1 ? null : props.selected}
      onSelect={(index) => onOpen(list[index] ?? 0)}
      onView={onView}
      listId={props.listId}
      renderCell={(index, id) => {
        const place = { reader, row: list[index] ?? 0 };
        const column = shown.find((candidate) => candidate.id === id);
        return column ? (
          <SampleCell
            column={column}
            place={place}
            item={props.item}
            preview={preview(place)}
            onOpen={onOpen}
          />
        ) : null;
      }}
    />
  );
}

/** First press sorts upwards (numbers downwards are the second), the third goes back to the file. */
function nextSort(sort: RowSort, column: string): RowSort {
  if (sort.column !== column) return { column, descending: false };
  if (!sort.descending) return { column, descending: true };
  return { column: "row", descending: false };
}

import {
  type Table,
  columnResizingFeature,
  columnSizingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { RunItem } from "../../model/runs/group-runs.ts";
import type { PlainColumnId, RunColumn } from "../../model/runs/run-column.ts";

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
export type ColumnFeatures = typeof features;
export type Line = RunItem;

const widths: Readonly<Record<PlainColumnId, number>> = {
  name: 280,
  project: 104,
  experiment: 124,
  model: 148,
  step: 72,
  start: 142,
  dataset: 128,
  tags: 140,
  status: 96,
  kinds: 128,
};
const benchmarkWidth = 80;
const deltaWidth = 72;
const figureWidth = 96;
const narrowNameWidth = 176;

/**
 * Columns and their widths, which the reader can change. Lines are filtered, sorted and grouped
 * before they come here: that is the model's work, not the table's.
 */
export function useColumnWidths(
  items: readonly RunItem[],
  columns: readonly RunColumn[],
  isNarrow: boolean,
): Table<ColumnFeatures, Line> {
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        size: widthOf(column, isNarrow),
        minSize: 48,
      })),
    [columns, isNarrow],
  );
  return useTable<ColumnFeatures, Line>(
    {
      features,
      columns: definitions,
      data: items,
      getRowId: ({ id }) => id,
      columnResizeMode: "onEnd",
    },
    (state) => state,
  );
}

function widthOf(column: RunColumn, isNarrow: boolean): number {
  if (column.kind === "benchmark") return benchmarkWidth;
  if (column.kind === "figure") return column.what === "delta" ? deltaWidth : figureWidth;
  return column.id === "name" && isNarrow ? narrowNameWidth : widths[column.id];
}

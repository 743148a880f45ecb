import type { Header } from "@tanstack/react-table";
import type { BenchmarkColumn } from "../../model/runs/benchmark-column.ts";
import { type RunColumn, isNumeric } from "../../model/runs/run-column.ts";
import type { FigureColumn } from "../../model/runs/figure-column.ts";
import type { RunsSort } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { type RunsText, runsText } from "../../text/runs.ts";
import { columnLabel } from "./column-label.ts";
import styles from "./runs-table.module.css";
import type { ColumnFeatures, Line } from "./use-column-widths.ts";

interface Props {
  readonly column: RunColumn;
  readonly header: Header<ColumnFeatures, Line> | undefined;
  readonly sort: RunsSort;
  readonly onSort: (sort: RunsSort) => void;
  readonly children?: React.ReactNode;
}

/** The head of a column: sorts on a click, and has a handle for its width. */
export function TableHead({ column, header, sort, onSort, children }: Props) {
  const text = useText(runsText);
  const label = columnLabel(column, text);
  const isSorted = sort.column === column.id;
  const isBenchmark = column.kind === "benchmark";
  const isNumber = isNumeric(column);
  const hint = isBenchmark
    ? benchmarkHint(column.benchmark, text)
    : column.kind === "figure"
      ? figureHint(column, label, text)
      : label;
  return (
    <th
      scope="col"
      className={[
        column.id === "name" && styles.name,
        isNumber && styles.number,
        column.kind !== "plain" && styles.score,
      ]
        .filter(Boolean)
        .join(" ")}
      aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
    >
      <div className={styles.head}>
        {children}
        <button
          type="button"
          className={styles.sort}
          title={hint}
          aria-label={text.sortBy(label)}
          onClick={() => onSort(nextSort(column, sort))}
        >
          <span className={styles.headLabel}>{breakable(label)}</span>
          <span className={styles.headNote}>
            {isBenchmark && benchmarkNote(column.benchmark)}
            {column.kind === "figure" && arrows[column.direction]}
            <span className={styles.sortMark} aria-hidden="true">
              {isSorted ? (sort.descending ? "▼" : "▲") : ""}
            </span>
          </span>
        </button>
      </div>
      {header !== undefined && (
        <span
          className={styles.resize}
          role="presentation"
          title={text.resize(label)}
          data-resizing={header.column.getIsResizing() || undefined}
          onDoubleClick={() => header.column.resetSize()}
          onMouseDown={header.getResizeHandler()}
          onTouchStart={header.getResizeHandler()}
        />
      )}
    </th>
  );
}

/** A name of several words may break after each: "live_code_bench". */
function breakable(label: string): string {
  return label.replaceAll(/[_\-/.]/gu, "$&\u200B");
}

/** A first click shows the best, the newest or the largest first; words start at A. */
function nextSort(column: RunColumn, sort: RunsSort): RunsSort {
  if (sort.column === column.id) return { ...sort, descending: !sort.descending };
  return { column: column.id, descending: startsDescending(column) };
}

function startsDescending(column: RunColumn): boolean {
  switch (column.kind) {
    case "benchmark":
      return column.benchmark.semantics?.direction !== "lower";
    case "figure":
      return column.direction === "higher";
    case "plain":
      return column.id === "start" || column.id === "step";
  }
}

const arrows = { higher: "↑", lower: "↓", none: "" } as const;

function figureHint(
  { what, direction, runs }: FigureColumn,
  label: string,
  text: RunsText,
): string {
  const better = { higher: text.betterHigher, lower: text.betterLower, none: null };
  const parts = [label, text.figureHint[what], better[direction]];
  return [...parts, runs === null ? null : text.runsWithValue(runs)]
    .filter((part) => part !== null)
    .join(" · ");
}

function benchmarkNote({ semantics }: BenchmarkColumn): string {
  const direction = arrows[semantics?.direction ?? "none"];
  return [semantics?.display.unit, direction].filter(Boolean).join(" ");
}

function benchmarkHint(
  { label, metric, semantics, runs }: BenchmarkColumn,
  text: RunsText,
): string {
  const direction = { higher: text.betterHigher, lower: text.betterLower, none: null };
  return [label, metric, direction[semantics?.direction ?? "none"], text.runsWithValue(runs)]
    .filter((part) => part !== null)
    .join(" · ");
}
